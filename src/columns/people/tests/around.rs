//! What people write around names, each shape a case.

use super::check_names as check;

#[test]
fn honorifics_are_no_titles() {
    check("Hr. Weiß / Fr. Kühn", &["Hr. Weiß", "Fr. Kühn"]);
    check("Hr. Weiß und Fr. Kühn", &["Hr. Weiß", "Fr. Kühn"]);
    check("Fr. Dr. Kühn, Hr. Weiß", &["Fr. Dr. Kühn", "Hr. Weiß"]);
    check("Hrn. Weiß, Hrn. Groß", &["Hrn. Weiß", "Hrn. Groß"]);
    check("Herr Weiß (HR)", &["Herr Weiß [HR] recruiter"]);
    check("Hr Weiß, HR", &["Hr Weiß [HR] recruiter"]);
    check("HR: Hr. Weiß", &["Hr. Weiß [HR] recruiter"]);
    check("Dr. Ann Li / Dr. Bo Berg", &["Dr. Ann Li", "Dr. Bo Berg"]);
    check("M. Dupont et Mme Martin", &["M. Dupont", "Mme Martin"]);
    check(
        "M. Dupont / Mme Martin (RH)",
        &["M. Dupont", "Mme Martin [RH] recruiter"],
    );
    check("Sr. García y Sra. López", &["Sr. García", "Sra. López"]);
    check("Ann Li, Sr. Engineer", &["Ann Li [Sr. Engineer]"]);
    check(
        "Sig. Rossi e Sig.ra Bianchi",
        &["Sig. Rossi", "Sig.ra Bianchi"],
    );
    check(
        "Dott. Rossi, Dott.ssa Verdi",
        &["Dott. Rossi", "Dott.ssa Verdi"],
    );
    check(
        "Dhr. de Vries en Mevr. Jansen",
        &["Dhr. de Vries", "Mevr. Jansen"],
    );
    check("Pan Kowalski i Pani Nowak", &["Pan Kowalski", "Pani Nowak"]);
    check(
        "Senhor Silva e Senhora Costa",
        &["Senhor Silva", "Senhora Costa"],
    );
    check(
        "Herra Virtanen ja Rouva Niemi",
        &["Herra Virtanen", "Rouva Niemi"],
    );
    check("г-н Иванов и г-жа Петрова", &["г-н Иванов", "г-жа Петрова"]);
    check("田中さん、佐藤様", &["田中さん", "佐藤様"]);
    check("李女士，陈先生", &["李女士", "陈先生"]);
    check("Ann E Li", &["Ann E Li"]);
}

#[test]
fn who_is_not_named_is_nobody() {
    for others in [
        " + 1 engineer",
        " & team",
        " and team",
        " and 2 others",
        " et al.",
        ", et al",
        " and others",
        " + 2 more",
        " and the team",
        " and two engineers",
        " (+ 2 others)",
        ", +2",
        " +1",
        " plus one engineer",
        " & co",
        ", etc.",
        " u. a.",
        " und Team",
        " et son équipe",
        " und zwei Kollegen",
        " y otros",
        " e altri",
        " en twee anderen",
        " i inni",
        " и др.",
        ", others",
        "; team",
        " and the rest of the team",
    ] {
        check(&format!("Ann Li{others}"), &["Ann Li"]);
        check(&format!("Bo Berg; Ann Li{others}"), &["Bo Berg", "Ann Li"]);
    }
    for nobody in [
        "panel of 3",
        "Panel of 4 engineers",
        "3 engineers",
        "two engineers",
        "Panel",
        "2 others",
        "panel interview",
        "Engineering team",
        "someone from HR",
        "Internal recruiter",
        "4 people",
        "3 Kollegen",
        "see notes",
        "Careers page",
        "No contact listed",
        "N/A - portal",
        "@",
    ] {
        check(nobody, &[]);
    }
    check("a recruiter", &["[recruiter] recruiter"]);
    check(
        "Ann Li and the hiring manager",
        &["Ann Li", "[hiring manager] manager"],
    );
    check(
        "Ann Li, Engineering Team Lead",
        &["Ann Li [Engineering Team Lead] manager"],
    );
    check("An Dean", &["An Dean"]);
    check("Guy Martin", &["Guy Martin"]);
    check("Mo Salim and Guy", &["Mo Salim", "Guy"]);
    // Names that are words, too.
    for name in [
        "An Nguyen",
        "The Anh Nguyen",
        "He Li",
        "Her Xiong",
        "Le Thi Ha",
        "La Toya Berg",
        "Art Director",
        "Victor More",
        "Rose Rest",
        "Hope Person",
        "Mark Team",
        "Ana de Armas",
        "Jan van der Berg",
        "Kim E Park",
        "J. R. R. Tolk",
        "R Kell",
        "Round Robin",
        "Step Anders",
        "Pan Jianwei",
        "Chance Contact",
    ] {
        check(name, &[name]);
    }
}

#[test]
fn names_stand_among_other_things() {
    for both in [
        "1. Ann Li 2. Bo Berg",
        "1) Ann Li 2) Bo Berg",
        "1. Ann Li, 2. Bo Berg",
        "(1) Ann Li (2) Bo Berg",
        "Ann Li > Bo Berg",
        "Ann Li -> Bo Berg",
        "Ann Li → Bo Berg",
        "Ann Li then Bo Berg",
        "Ann Li, then Bo Berg",
        "Ann Li; then Bo Berg",
        "Round 1: Ann Li; Round 2: Bo Berg",
        "R1 Ann Li, R2 Bo Berg",
        "1st round: Ann Li; 2nd round: Bo Berg",
        "1. Runde: Ann Li\n2. Runde: Bo Berg",
        "Ann Li 👍, Bo Berg ⭐⭐",
        "Ann Li (she/her), Bo Berg (he/him)",
        "Ann Li?; Bo Berg ???",
        "Ann Li (?), Bo Berg",
        "Interview with Ann Li, then Bo Berg",
        "Ann Li, puis Bo Berg",
        "Ann Li via LinkedIn, Bo Berg (LinkedIn)",
        "Ann Li 10:00, Bo Berg 11:00",
        "Panel of 3: Ann Li, Bo Berg",
        "Panel (Ann Li, Bo Berg)",
        "Team: Ann Li and Bo Berg",
    ] {
        check(both, &["Ann Li", "Bo Berg"]);
    }
    check(
        "Interview with Ann (recruiter), then Bo",
        &["Ann [recruiter] recruiter", "Bo"],
    );
    check("Gespräch mit Frau Kühn", &["Frau Kühn"]);
    check("Referral: Ann Li", &["Ann Li"]);
    check("LinkedIn - Ann Li", &["Ann Li"]);
    check("Ann Li (She/Her/Hers), CTO", &["Ann Li [CTO] manager"]);
    check("Ann Li from HR", &["Ann Li [HR] recruiter"]);
    check("Ann Li @ Acme", &["Ann Li [Acme]"]);
    check("Recruiter Ann Li", &["Ann Li [Recruiter] recruiter"]);
    check("VP Growth", &["VP Growth"]);
    check("HR: Ann, Tech: Bo", &["Ann [HR] recruiter", "Bo [Tech]"]);
    check("Ann Li, Ph.D.", &["Ann Li [Ph.D.]"]);
    check("@annli", &["@annli"]);
    check("ann.li@x.example (Ann Li)", &["Ann Li <ann.li@x.example>"]);
    check(
        "Ann Li / ann@x.example / 555 0100",
        &["Ann Li <ann@x.example> 555 0100"],
    );
    check("Ann Li / CTO", &["Ann Li [CTO] manager"]);
    check("Ann Li w/ Acme", &["Ann Li w/ Acme"]);
    check("+1 (555) 010-0100", &["+1 (555) 010-0100"]);
    check("Ann Li +1 (555) 010-0100", &["Ann Li +1 (555) 010-0100"]);
    check("Ann Li (Tel. 0711 123456)", &["Ann Li 0711 123456"]);
    check(
        "Frau Kühn (HR) Tel. 0711/123456",
        &["Frau Kühn 0711/123456 [HR] recruiter"],
    );
    check("Ann Li, cell: 555 0100", &["Ann Li 555 0100"]);
    check("Ann Li 05/2026", &["Ann Li"]);
}
