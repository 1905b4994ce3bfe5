//! What goes wrong with real sheets, a test for each thing: the traps that the
//! corpus in `fixtures/corpus` lists, and those that are known besides.
//!
//! A sheet stands in this table by its number in the corpus where it is one of
//! those that have the trap; the others are in use, too. A test sees to it that
//! no trap of the corpus is left out, and that each test here is there.
//!
//! | trap | sheets | tests |
//! |---|---|---|
//! | several styles of date in one sheet | t035 t037 t049 t052 t061 t064 t073 t077 | `dates::styles_that_can_be_read_in_one_way_only_may_be_mixed`, `date_order::day_first_and_iso_dates_stand_in_one_column`, `date_order::month_first_and_iso_dates_stand_in_one_column`, `fixtures/semicolon-and-day-first` |
//! | the order of day and month is settled for the file, not for a cell | t040 | `date_order::one_cell_settles_the_order_of_the_whole_file` |
//! | semicolons point to the day first | t003 t037 t038 t045 t046 | `date_order::a_semicolon_points_to_the_day_first`, `fixtures/date-order-from-hints` |
//! | dots point to the day first | t003 t011 t013 t014 | `date_order::dots_point_to_the_day_first` |
//! | headers in another language point to the day first | t003 t011 t013 t014 t037 t038 t045 t046 | `date_order::headers_in_another_language_point_to_the_day_first` |
//! | AM and PM point to the month first | t058 t060 | `date_order::am_and_pm_point_to_the_month_first` |
//! | dates as the browser writes them, order unknown | t088 | `date_order::an_order_that_nothing_settles_is_asked_for`, `fixtures/ambiguous-date-order` |
//! | dates in cells of a workbook, serials | t079 t080 t081 t082 t083 | `dates::serials_of_a_spreadsheet_are_days`, `workbooks::formats::date_cells_are_days_or_are_told` |
//! | midnight in UTC moves a day when it is converted | t005 t032 t033 t075 | `dates::midnight_in_another_zone_stays_on_its_day` |
//! | two dates in one cell, joined by `&`, `and`, `,` or `;` | t022 t073 t082 | `dates::several_dates_stand_in_one_cell` |
//! | `Interview Dates`: a header in the plural, a list in the cell | t022 t082 | `dates::several_dates_stand_in_one_cell`, `dates::several_days_of_following_up_are_one_date_and_the_last_counts` |
//! | two copies of the same date | t064 | `dates::two_copies_of_one_date_are_one_day` |
//! | days without a year: `9/19`, `8-Jul` | t073 | `dates::days_without_a_year_take_it_from_their_neighbours`, `fixtures/days-without-a-year` |
//! | `N/A`, `In Progress`, `Not yet applied`, `open`, `yes`, `expired` in date columns | t030 t056 t073 | `no_dates::words_for_no_date_are_no_dates_and_no_errors` |
//! | `Before 2025-01-24` | t077 | `no_dates::about_a_day_is_no_day` |
//! | `soon`, `end of October` |  | `no_dates::soon_is_no_date` |
//! | `2025-08`: no day |  | `no_dates::a_month_is_no_day` |
//! | `8/82019`: a typo | t073 | `no_dates::a_date_without_one_of_its_slashes_is_asked_about` |
//! | `31/02/2026`, the year 2062 |  | `no_dates::a_day_that_is_not_in_the_month_is_told`, `no_dates::a_year_far_away_is_told` |
//! | ids like dates or years: `2026-2038` | t005 | `no_dates::an_id_that_looks_like_a_year_is_an_id` |
//! | scores like dates: `92/100` | t030 t082 | `no_dates::a_score_is_no_date` |
//! | seasons like dates: `Fall 2026` | t002 | `no_dates::a_season_is_no_date` |
//! | computed columns: days since, days until | t082 | `no_dates::computed_columns_are_no_dates` |
//! | `letters` is the number of letters | t001 | `no_dates::letters_are_a_number_and_a_deadline_drives` |
//! | no applied date, the deadline is what counts | t001 | `no_dates::letters_are_a_number_and_a_deadline_drives`, `no_dates::a_deadline_that_is_ahead_is_one_to_apply_by` |
//! | `interview_scheduled` and `named_contact` are true or false | t004 | `answers::answers_are_no_days_and_no_names` |
//! | an interview that is yes or no |  | `answers::yes_and_no_of_an_interview_are_no_dates` |
//! | a byte order mark, and one before a quoted header | t014 t017 t039 t047 t048 t053 t086 t087 t088 | `cells::a_byte_order_mark_before_a_quoted_header_is_no_part_of_it`, `fixtures/notion-export` |
//! | Latin-1, UTF-16, Shift_JIS |  | `cli::encoding::every_encoding_gives_the_same_plan`, `cli::encoding::asian_encodings_are_read_when_asked_for` |
//! | commas in one version, semicolons in the next | t048 | `cells::one_program_writes_commas_and_then_semicolons` |
//! | a semicolon inside a quoted name | t014 t045 | `cells::a_semicolon_inside_quotes_parts_nothing`, `fixtures/semicolon-and-day-first` |
//! | decimal commas: `4,5` |  | `cells::ratings_with_a_decimal_comma_are_no_cells` |
//! | a dot between thousands | t038 | `cells::a_dot_between_thousands_is_part_of_the_pay` |
//! | line ends of Windows and of Unix | t006 t032 t039 t065 t087 | `cells::line_ends_of_windows_and_of_unix_may_be_mixed` |
//! | a cover letter of many lines in a cell | t003 t080 | `cells::a_whole_letter_in_a_cell_is_one_cell` |
//! | answers of many kilobytes with pipes, tags and addresses | t058 | `cells::answers_of_many_kilobytes_are_one_cell` |
//! | the guard `'` before `=`, `+`, `@` | t039 | `cells::the_mark_that_guards_a_formula_is_no_part_of_the_text` |
//! | blanks around cells | t005 t009 t041 t058 t073 t076 | `cells::blanks_around_a_cell_are_no_part_of_it` |
//! | lists as Python writes them | t055 | `cells::a_list_as_python_writes_it_is_no_stage`, `fixtures/people-in-one-cell` |
//! | a title and a blank line above the header | t026 | `headers::a_title_and_a_blank_line_stand_above_the_header`, `fixtures/titles-and-bands-above-the-header` |
//! | merged bands above the header | t079 | `headers::merged_bands_stand_above_the_header`, `fixtures/titles-and-bands-above-the-header` |
//! | a blank line above the header | t069 | `headers::a_blank_line_stands_above_the_header` |
//! | the first header is empty: an index | t003 | `headers::an_index_without_a_header_is_no_column` |
//! | the index repeats its numbers | t003 | `headers::an_index_without_a_header_is_no_column` |
//! | columns without a header at the end | t080 | `headers::columns_without_a_header_are_read_past` |
//! | a header twice, blanks behind a header | t079 | `headers::a_header_that_stands_twice_is_two_columns`, `headers::the_first_of_two_companies_counts` |
//! | a misspelt header: `Potion` | t069 | `headers::a_misspelt_header_is_taken_for_what_its_cells_are` |
//! | a line break in a header |  | `headers::a_header_of_several_lines_is_one_name` |
//! | hints in brackets | t014 t039 t087 | `headers::hints_in_brackets_are_no_part_of_a_name` |
//! | hints in wide brackets on each header | t085 | `headers::hints_in_wide_brackets_are_no_part_of_a_name` |
//! | a header that is a question | t038 t040 | `headers::a_header_may_be_a_question`, `headers::a_question_in_spanish_is_a_header` |
//! | camelCase, snake_case, capitals, wide letters |  | `headers::headers_of_the_other_letters_are_the_same` |
//! | thirty columns that are nothing to us | t004 t082 | `headers::columns_that_nobody_knows_are_read_past` |
//! | the first sheet of a workbook is instructions | t085 | `workbooks::sheets::the_sheet_with_the_best_header_is_read_wherever_it_stands` |
//! | another sheet has lists of choices and looks like a table | t079 | `workbooks::sheets::the_sheet_with_the_best_header_is_read_wherever_it_stands` |
//! | marks of Git and a second header in mid-file | t009 | `rows::marks_of_a_merge_that_went_wrong_are_told`, `fixtures/marks-of-git-and-a-second-header` |
//! | 997 rows of an unticked box | t079 | `rows::rows_of_an_unticked_box_are_no_applications`, `fixtures/rows-filled-in-by-the-sheet` |
//! | 325 rows of `N/A` | t083 | `rows::rows_of_nothing_but_defaults_are_no_applications`, `fixtures/rows-filled-in-by-the-sheet` |
//! | blank lines between rows |  | `rows::blank_lines_between_rows_are_counted_and_left` |
//! | one row per event | t013 t068 | `layouts::one_row_per_event_is_one_application`, `fixtures/one-row-per-event` |
//! | one row per interview |  | `layouts::one_row_per_interview_is_one_application` |
//! | one row per contact, where `role` is the contact's title | t007 | `layouts::one_row_per_contact_is_no_list_of_roles`, `fixtures/a-list-of-people` |
//! | a column for each stage, ticked | t073 t087 | `answers::a_tick_for_each_stage`, `fixtures/stages-ticked-off` |
//! | the funnel as ones and zeros | t087 | `answers::the_funnel_as_ones_and_zeros` |
//! | a column for each day | t084 | `layouts::a_column_for_each_day_is_refused`, `fixtures/one-column-per-day` |
//! | several lists, each with a title and a header of its own | t025 | `layouts::lists_with_headers_of_their_own_stand_in_one_file`, `fixtures/several-lists-in-one-sheet` |
//! | `↳`: the company above | t002 | `rows::a_ditto_mark_is_the_company_above`, `fixtures/companies-that-are-not-named` |
//! | (Stealth), (Discreet), Unknown are not one company | t051 | `rows::placeholders_are_not_one_company`, `fixtures/companies-that-are-not-named` |
//! | a column for each round | t073 | `layouts::rounds_in_columns_of_their_own`, `fixtures/rounds-and-interviewers` |
//! | all rounds in one cell: `date|label;date|label`, or as prose | t064 | `layouts::rounds_with_labels_in_one_cell`, `fixtures/steps-with-labels` |
//! | the company is a number in another file | t065 | `rows::a_sheet_that_names_companies_by_number_is_read_by_role` |
//! | saved is not applied | t060 | `meaning::saved_jobs_are_no_applications`, `fixtures/linkedin-saved-jobs` |
//! | days of finding, posting, typing and changing | t002 t004 t006 t015 t032 t033 t039 t042 t043 t046 t053 t056 t060 t066 t067 t082 | `meaning::days_of_finding_posting_and_typing_are_no_application`, `fixtures/saved-dates-are-no-applications` |
//! | `Phone` is an interview or a number | t073 | `meaning::phone_with_days_below_it_is_an_interview`, `meaning::phone_with_numbers_below_it_is_a_number` |
//! | `Recruiter` is a stage that is ticked | t073 | `meaning::phone_with_days_below_it_is_an_interview` |
//! | a company with no application yet | t073 | `meaning::phone_with_days_below_it_is_an_interview`, `stages::a_company_without_an_application_is_a_wish` |
//! | `Follow up` is due, was sent, is yes or no, is a sentence | t039 t040 t045 | `meaning::follow_up_is_due`, `meaning::follow_up_is_a_list_of_what_was_sent`, `answers::follow_up_is_yes_or_no`, `meaning::follow_up_is_a_sentence`, `fixtures/follow-up-means-four-things` |
//! | `Seguimiento pendiente` is Sí or No | t039 | `answers::seguimiento_with_yes_and_no_is_no_day` |
//! | follow-up due and follow-up sent, two links | t067 | `meaning::due_and_sent_stand_side_by_side` |
//! | `Verification Status` beside the status | t067 | `meaning::due_and_sent_stand_side_by_side` |
//! | `date` in rows that were never sent | t008 | `meaning::a_date_in_a_row_that_was_never_sent_is_no_sending` |
//! | follow-up and interview dates that are the day of typing | t009 | `meaning::the_day_of_typing_in_every_date_column` |
//! | `nota` is a rating, `note` is text | t052 | `meaning::nota_with_numbers_below_it_is_a_rating`, `meaning::note_in_italian_is_text` |
//! | `Applied` is a date or a flag | t056 | `meaning::applied_with_days_below_it_is_the_date`, `answers::applied_with_yes_and_no_below_it_is_a_flag`, `fixtures/applied-as-a-flag` |
//! | `No Response` as the day of the answer |  | `meaning::no_response_in_the_day_of_an_answer_is_no_day` |
//! | `source` is a link or a word | t008 | `columns::source_may_be_a_link_or_a_word`, `columns::source_may_be_links` |
//! | `Source` is somebody's first name | t051 | `columns::source_may_be_a_first_name` |
//! | a link column with words in it | t041 | `columns::a_link_may_be_words` |
//! | `Work Location` is remote, `Job Location` is the place | t020 | `columns::work_location_is_no_place` |
//! | the status column is called `List` | t049 t075 | `columns::a_list_may_be_the_status` |
//! | `Rejection Reason` says `N/A` on open rows | t083 | `columns::a_reason_of_rejection_on_an_open_row_is_no_rejection` |
//! | `Name` is the company, and the role stands in it | t055 | `columns::name_can_be_the_company` |
//! | company and role share a title | t075 | `columns::a_card_may_name_company_and_role`, `fixtures/company-and-role-in-one-title` |
//! | archived cards are exported, too | t075 t081 | `columns::a_card_may_name_company_and_role`, `columns::an_empty_id_is_no_key` |
//! | `ID` is empty, `Job_ID` is the key | t081 | `columns::an_empty_id_is_no_key` |
//! | applied, and no date | t081 | `columns::an_empty_id_is_no_key` |
//! | no role and no status | t005 t007 t038 t046 t054 t058 t060 t061 t078 | `columns::a_sheet_without_role_and_status_lists_what_was_sent` |
//! | rows in no order of dates | t058 | `columns::rows_in_any_order_are_read_alike` |
//! | the status is a feeling | t004 | `stages::words_of_feeling_are_told` |
//! | `SALTATA`: skipped, never applied | t052 | `stages::skipped_is_never_applied` |
//! | the day of the rejection stands in the notes only | t052 | `stages::skipped_is_never_applied` |
//! | typos and moods: `ccepted`, `Rejection :(` | t073 t076 | `stages::words_with_typos_and_moods_are_understood`, `fixtures/status-words-in-any-dress` |
//! | `Requires Followup` is a status | t080 | `stages::a_status_that_is_a_thing_to_do` |
//! | applied = No: drafts | t056 | `answers::rows_that_say_not_applied_are_drafts` |
//! | the outcome and the rounds stand in the notes only | t051 | `stages::what_became_of_it_may_stand_in_the_notes` |
//! | a company that was written to without a vacancy | t064 | `stages::a_company_without_an_application_is_a_wish` |
//! | contacts in LinkedIn's export are the applicant's own | t058 | `people::contacts_in_an_export_of_linkedin_are_your_own`, `fixtures/linkedin-job-applications` |
//! | `Contact Email` elsewhere is the employer's | t057 | `people::a_contact_email_elsewhere_is_the_employers` |
//! | a recruiter and a hiring manager | t082 | `people::a_recruiter_and_a_hiring_manager` |
//! | a recruiter and a reference | t080 | `people::a_reference_is_nobody_to_write_to` |
//! | telephone numbers as numbers, blanks before them | t058 t080 | `people::a_phone_number_is_kept_as_it_is_written` |
//! | addresses that nobody reads |  | `people::addresses_that_nobody_reads_are_not_written_to` |
//! | a referrer is not the interviewer | t078 | `people::a_referrer_is_not_the_interviewer` |
//! | two or three people in one cell |  | `people::several_people_stand_in_one_cell`, `fixtures/people-in-one-cell` |
//! | passwords and logins | t054 | `people::passwords_and_logins_are_never_told`, `fixtures/logins-and-own-address` |
//! | the status is true or false | t065 | `stages::a_status_of_true_and_false_is_asked_about`, `stages::a_status_of_true_and_false_can_be_told` |
//! | `Closed by` and the first name of the applicant | t064 | `stages::closed_by_somebody_is_closed_and_by_me_is_withdrawn` |
//! | `Rejected` says that the applicant did not want it | t066 | `stages::a_rejection_of_ones_own_can_be_told` |
//! | the interview stands in the notes only, without a year | t019 | `stages::an_interview_only_in_the_notes_is_read`, `fixtures/conventions-in-notes` |
//! | the header says how dates are written: `(MM/DD/YYYY)` |  | `date_order::a_header_that_says_how_dates_are_written_settles_their_order`, `date_order::a_header_in_german_says_it_too` |
//! | one row per change of status |  | `layouts::one_row_per_change_of_status_is_one_application`, `fixtures/one-row-per-status-change` |
//! | no header at all |  | `headers::a_sheet_without_a_header_is_read_by_its_values` |
//! | commas without quotes shift what is behind them | t041 | `cells::a_comma_without_quotes_shifts_nothing`, `fixtures/commas-without-quotes` |
//! | notes overflow into cells behind the last and onto the next line | t041 | `cells::notes_that_overflow_are_put_together_again` |

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Workspace, difference};

mod answers;
mod cells;
mod columns;
mod date_order;
mod dates;
mod headers;
mod layouts;
mod meaning;
mod no_dates;
mod people;
mod rows;
mod stages;
mod table;

/// The sheet, read by the program, must come to this and no more: what each
/// column means, what is not as in most sheets, each application with all that
/// is known of it, where the rows went, the exit code, and all that is said.
#[track_caller]
fn check(csv: &str, expected: &str) {
    check_with(csv, &[], expected);
}

/// The same with some flags.
#[track_caller]
fn check_with(csv: &str, flags: &[&str], expected: &str) {
    // The texts begin on a line of their own, to be read as a sheet is.
    let (csv, expected) = (below(csv), below(expected));
    let workspace = Workspace::new().with("a.csv", csv);
    let run = |command: &'static str| {
        let words = [command, "a.csv", "--today", "2026-11-24"];
        let mut words: Vec<&str> = [&words, flags].concat();
        words.extend(["--format", "json"]);
        workspace.followup(words).outcome()
    };
    let columns = run("columns");
    let plan = run("plan");
    let mut found = String::new();
    if !columns.stdout.is_empty() {
        found += &understood(&serde_json::from_str(&columns.stdout).unwrap());
    }
    if !plan.stdout.is_empty() {
        found += &planned(&serde_json::from_str(&plan.stdout).unwrap());
    }
    found += &format!("exit: {}\n{}", plan.exit.unwrap(), plan.stderr);
    let faults = difference("what was read", expected, &found);
    assert!(faults.is_empty(), "{csv}\n{faults}");
}

fn below(text: &str) -> &str {
    text.strip_prefix('\n').unwrap_or(text)
}

/// How the sheet was understood. What most sheets have in common is not said.
fn understood(page: &Value) -> String {
    let mut said = String::new();
    let columns = page["columns"].as_array().unwrap().iter();
    let meanings: Vec<String> = columns
        .map(
            |column| match (column["field"].as_str(), &column["round"]) {
                (None, _) => "-".into(),
                (Some(field), Value::Null) => field.into(),
                (Some(field), round) => format!("{field}:{round}"),
            },
        )
        .collect();
    if !meanings.is_empty() {
        said += &format!("columns: {}\n", meanings.join(", "));
    }
    match page["header_row"].as_u64() {
        Some(1) => {}
        Some(row) => said += &format!("header: row {row}\n"),
        None => said += "header: none\n",
    }
    let layout = page["layout"].as_str();
    if let Some(layout) = layout.filter(|layout| *layout != "one row per application") {
        said += &format!("layout: {layout}\n");
    }
    if let Some(order) = page["date_order"].as_str() {
        said += &format!("dates: {order}\n");
    }
    said
}

/// The applications, each with every field that has a value, and the rows.
fn planned(plan: &Value) -> String {
    let mut said = String::new();
    for application in plan["applications"].as_array().unwrap() {
        let text = |key: &str| application[key].as_str().unwrap_or("-");
        let row = &application["place"]["row"];
        let (company, role, stage) = (text("company"), text("role"), text("stage"));
        let mut line = format!("row {row}: {company} / {role}: {stage}");
        let fields: BTreeMap<&String, &Value> = application.as_object().unwrap().iter().collect();
        for (name, value) in fields {
            if ["id", "place", "company", "role", "stage"].contains(&name.as_str()) {
                continue;
            }
            let words = words(value);
            if !words.is_empty() {
                line += &format!("; {name} {}", words.join(" "));
            }
        }
        said += &format!("{}\n", line.replace('\n', "\\n"));
    }
    let count = |key: &str| plan["counts"][key].as_u64().unwrap_or(0);
    said += &format!(
        "rows: {} = {} applications + {} folded + {} skipped + {} ignored\n",
        count("rows"),
        count("applications"),
        count("folded"),
        count("skipped"),
        count("ignored"),
    );
    said
}

/// What a value of the plan's JSON says; nothing for `null`, `false` and `[]`.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Null | Value::Bool(false) => Vec::new(),
        Value::Bool(true) => vec!["yes".into()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) => vec![text.clone()],
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| words(item).join(" ")).collect();
            let joined = items.join(" & ");
            if joined.is_empty() {
                Vec::new()
            } else {
                vec![joined]
            }
        }
        Value::Object(fields) => {
            let order = [
                "row", "round", "on", "at", "until", "kind", "people", "name", "title", "email",
                "phone", "column", "field", "words",
            ];
            assert!(fields.keys().all(|key| order.contains(&key.as_str())));
            let in_order = order
                .iter()
                .filter_map(|key| Some((key, fields.get(*key)?)));
            let said = in_order.map(|(key, value)| match *key {
                "round" => vec![format!("#{value}")],
                _ => words(value),
            });
            said.flatten().collect()
        }
    }
}
