//! How the cells of a text file are parted and dressed.

use super::check;

#[test]
fn a_comma_without_quotes_shifts_nothing() {
    check(
        "
Company,Role,Link,Applied,Status,Notes
Acme,Cook,https://acme.example/1,2026-11-16,Applied,warm
Brio,Baker, Senior,https://brio.example/2,2026-11-17,Applied,cold
",
        r#"
columns: company, role, url, applied_on, stage, notes
row 2: Acme / Cook: applied; applied_on 2026-11-16; notes warm; url https://acme.example/1
row 3: Brio / Baker, Senior: applied; applied_on 2026-11-17; notes cold; url https://brio.example/2
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 1
warning: `Baker, Senior` stands in 2 cells and is read as one, column B `Role`
  --> a.csv:3
hint: put it in double quotes: `"Baker, Senior"`
"#,
    );
}

#[test]
fn notes_that_overflow_are_put_together_again() {
    check(
        "
Fecha,Empresa,Puesto,Link,Fase,Observaciones
2026-11-16,Molino,Becario,https://molino.example,Enviada,Encaje alto, jornada completa, hibrido Madrid
y llamar a Ana
2026-11-17,Faro,Cajero,Contacto / Referido,Enviada,
",
        r#"
columns: applied_on, company, role, url, stage, notes
row 2: Molino / Becario: applied; applied_on 2026-11-16; notes Encaje alto, jornada completa, hibrido Madrid; url https://molino.example
row 4: Faro / Cajero: applied; applied_on 2026-11-17
rows: 3 = 2 applications + 0 folded + 1 skipped + 0 ignored
exit: 1
warning: `Encaje alto, jornada completa, hibrido Madrid` stands in 3 cells and is read as one, column F `Observaciones`
  --> a.csv:2
hint: put it in double quotes: `"Encaje alto, jornada completa, hibrido Madrid"`
warning: this row has 1 cells, the header has 6
  --> a.csv:3
hint: the missing cells are taken as empty
warning: this row has neither a company nor a role
  --> a.csv:3
hint: fill in one of them, or remove the row
note: could not read `Contacto / Referido` as a web address
  --> a.csv:4, column D `Link`
hint: write it like https://acme.example/jobs/1; others in this column are not told of
"#,
    );
}

#[test]
fn a_byte_order_mark_before_a_quoted_header_is_no_part_of_it() {
    check(
        "
\u{feff}\"Firma\";\"Stelle\";\"Status\";\"Versanddatum\"
\"Lenz; Söhne GmbH\";\"Köchin\";\"Versendet\";\"16.11.2026\"
",
        "
columns: company, role, stage, applied_on
dates: day-first
row 2: Lenz; Söhne GmbH / Köchin: applied; applied_on 2026-11-16
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn one_program_writes_commas_and_then_semicolons() {
    check(
        "
Entreprise,Poste,Etat,Date Envoi,Date Relance,Lien,Notes
Quenouille,Couturière,Envoyé,2026-11-16,2026-11-30,https://quenouille.example,
",
        "
columns: company, role, stage, applied_on, follow_up_on, url, notes
row 2: Quenouille / Couturière: applied; applied_on 2026-11-16; follow_up_on 2026-11-30; url https://quenouille.example
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_semicolon_inside_quotes_parts_nothing() {
    check(
        r#"
Entreprise;Poste;Statut;Source;Date relance
"Atelier; Marjolaine";Couturière;À relancer;Indeed;30/11/2026
"#,
        "
columns: company, role, stage, source, follow_up_on
dates: day-first
row 2: Atelier; Marjolaine / Couturière: applied; follow_up_on 2026-11-30; source Indeed
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn ratings_with_a_decimal_comma_are_no_cells() {
    check(
        "
Firma;Stelle;Bewertung;Beworben am;Status
Lenz;Köchin;4,5;16.11.2026;Beworben
Kranz;Bäcker;3,0;17.11.2026;Beworben
",
        "
columns: company, role, -, applied_on, stage
dates: day-first
row 2: Lenz / Köchin: applied; applied_on 2026-11-16
row 3: Kranz / Bäcker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn line_ends_of_windows_and_of_unix_may_be_mixed() {
    check(
        "
Company,Role,Status,Applied\r
Acme,Cook,Applied,2026-11-16
Brio,Baker,Applied,2026-11-17\r
",
        "
columns: company, role, stage, applied_on
row 2: Acme / Cook: applied; applied_on 2026-11-16
row 3: Brio / Baker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_whole_letter_in_a_cell_is_one_cell() {
    check(
        r#"
status;title;company;date;coverText;feedback
Application Sent;Köchin;Lenz, N.A.;16.11.26;"Dear Hiring Manager,

I am writing on 1 May 2026; I ""cook"".
Kind regards, me";
Declined;Bäcker;Kranz;17.11.26;"Dear all,
thanks";too far
"#,
        "
columns: stage, role, company, applied_on, -, notes
dates: day-first
row 2: Lenz, N.A. / Köchin: applied; applied_on 2026-11-16
row 3: Kranz / Bäcker: rejected; applied_on 2026-11-17; notes too far
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn answers_of_many_kilobytes_are_one_cell() {
    check(
        &format!(
            r#"
Application Date,Company Name,Job Title,Question And Answers
"11/3/26, 11:39 PM",Acme,Cook,"Years of C#?:10 | <b>Why?</b> https://x.example/?a=1|2 {} | Start:2026-12-01"
"#,
            "because ".repeat(2_000)
        ),
        "
columns: applied_on, company, role, -
dates: month-first
row 2: Acme / Cook: applied; applied_on 2026-11-03
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
note: `11/3/26, 11:39 PM` is read month first: the times in this file have AM or PM
  --> a.csv:2, column A `Application Date`
hint: if that is wrong, say `--date-order day-first`
",
    );
}

#[test]
fn the_mark_that_guards_a_formula_is_no_part_of_the_text() {
    check(
        "
Empresa;Puesto;Estado;Fecha de candidatura;Contacto;Teléfono;Notas
'@Molino;'=Desarrollador;Aplicado;2026-11-16;Ana Vega;'+34 600 000 000;'-10 % menos
L'Auca;'n Bakker;Aplicado;2026-11-17;;;
",
        "
columns: company, role, stage, applied_on, contact_name, contact_phone, notes
row 2: @Molino / =Desarrollador: applied; applied_on 2026-11-16; notes -10 % menos; people Ana Vega +34 600 000 000
row 3: L'Auca / 'n Bakker: applied; applied_on 2026-11-17
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn blanks_around_a_cell_are_no_part_of_it() {
    check(
        "
 Company ,Position,Date Applied ,Status
 Acme  ,Cook , 2026-11-16 ,Rejected\u{20}
Acme,Cook,2026-11-16,\u{a0}Rejected
",
        "
columns: company, role, applied_on, stage
row 2: Acme / Cook: rejected; applied_on 2026-11-16
rows: 2 = 1 applications + 0 folded + 1 skipped + 0 ignored
exit: 1
warning: this row repeats row 2: the same company, role and date
  --> a.csv:3
hint: give them different ids or roles if they are two applications
",
    );
}

#[test]
fn a_dot_between_thousands_is_part_of_the_pay() {
    check(
        "
Nombre de la empresa;Vacante;¿Cuándo apliqué?;Sueldo;Web;Modalidad
Molino SA;Analista;16/11/2026;30.000 - 35.000 €;https://molino.example;Remoto
",
        "
columns: company, role, applied_on, salary, url, -
dates: day-first
row 2: Molino SA / Analista: applied; applied_on 2026-11-16; salary 30.000 - 35.000 €; url https://molino.example
rows: 1 = 1 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}

#[test]
fn a_list_as_python_writes_it_is_no_stage() {
    check(
        r#"
Name,Application URL,Date,Stage,Stage History,Interviewers
Acme SDE 2,https://acme.example,2026-11-02,Final Round,"[{'stage': 'Applied', 'date': '2026-11-02'}, {'stage': 'Tech Screen', 'date': '2026-11-11'}]","['Ann Li', 'Bo Berg']"
Brio,https://brio.example,2026-11-03,Applied,"[{'stage': 'Applied', 'date': '2026-11-03'}]",[]
"#,
        "
columns: company, url, applied_on, stage, -, contact_name
row 2: Acme SDE 2 / -: interviewing; applied_on 2026-11-02; people Ann Li & Bo Berg; url https://acme.example
row 3: Brio / -: applied; applied_on 2026-11-03; url https://brio.example
rows: 2 = 2 applications + 0 folded + 0 skipped + 0 ignored
exit: 0
",
    );
}
