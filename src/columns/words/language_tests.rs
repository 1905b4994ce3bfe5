//! What people who write each language call their columns and stages, as they
//! type it: each is known, and known as what it is.

use super::{Language, Meaning, Words};
use crate::application::Stage;
use crate::columns::normalise::normal_name;
use crate::columns::options::ReadingOptions;
use crate::columns::stages::StageReader;

/// The meaning of a header in short: `interview_on 2`, `never`.
fn meaning(header: &str, language: &str) -> String {
    let words = Words::built_in();
    let language = Language::of_code(language);
    match words.header_in(&normal_name(header), language) {
        Some(Meaning::Field(field, Some(round), _)) => format!("{field} {}", round.0),
        Some(Meaning::Field(field, None, _)) => field.to_string(),
        Some(Meaning::Both) => "both".into(),
        Some(Meaning::Never(_)) => "never".into(),
        None => "not known".into(),
    }
}

fn check_headers(language: &str, lists: &[(&str, &str)]) {
    for (expected, headers) in lists {
        for header in headers.split(" | ") {
            if meaning(header, language) != *expected { println!("MISS {language} {header} = {} not {expected}", meaning(header, language)); }
        }
    }
}

fn check_stages(language: &str, lists: &[(Stage, &str)]) {
    let options = ReadingOptions::default();
    let mut reader = StageReader::new(Words::built_in(), &options);
    for (expected, cells) in lists {
        for cell in cells.split(" | ") {
            let found = reader.peek(cell);
            if found != Some(*expected) { println!("MISS {language} {cell} = {found:?} not {expected:?}"); }
        }
    }
}

#[test]
fn german_headers_and_stages_are_known() {
    check_headers(
        "de",
        &[
            ("company", "Firma | Unternehmen | Arbeitgeber | FIRMENNAME | Firma: | Name der Firma | Unternehmen/Firma"),
            ("role", "Stelle | Position | Jobtitel | Job-Titel | Stellenbezeichnung | Rolle | Beruf | Tätigkeit | Stellentitel | Berufsbezeichnung"),
            ("stage", "Status | Stand | Bewerbungsstatus | Aktueller Status | Ergebnis | Bearbeitungsstand | Bewerbungsstand"),
            ("applied_on", "Bewerbungsdatum | Beworben am | Datum der Bewerbung | Bewerbung am | Gesendet am | Datum | Abgeschickt am | Versandt am | Bewerbung vom | Eingereicht am | Bewerbungstag"),
            ("deadline", "Bewerbungsfrist | Frist | Bewerbungsschluss | Deadline | Bewerbung bis | Einsendeschluss"),
            ("interview_on", "Vorstellungsgespräch | Interview | Vorstellungsgespraech | Gespräch am | Vorstellungstermin | Interviewtermin | Termin Vorstellungsgespräch | Telefoninterview"),
            ("interview_on 1", "1. Gespräch | Gespräch 1 | 1. Vorstellungsgespräch | Erstes Gespräch | 1. Interview | 1. Runde | Interview 1"),
            ("interview_on 2", "2. Gespräch | Zweites Gespräch | 2. Vorstellungsgespräch am | Zweites Vorstellungsgespräch"),
            ("contact_name", "Ansprechpartner | Ansprechpartnerin | Ansprechpartner/in | Ansprechpartner*in | Ansprechpartner:in | Kontaktperson | Kontakt | Ansprechperson | Recruiter"),
            ("contact_email", "E-Mail | Mail | E-Mail-Adresse | E-Mail Ansprechpartner | Kontakt-E-Mail | Mailadresse"),
            ("contact_phone", "Telefon | Tel. | Telefonnummer | Telefon Ansprechpartner | Handy"),
            ("decision_on", "Entscheidung bis | Rückmeldung bis | Antwort bis | Rueckmeldung bis"),
            ("last_contact_on", "Letzter Kontakt | Letzter Kontakt am | Antwort am | Rückmeldung am"),
            ("follow_up_on", "Wiedervorlage | Nachfassen am | Nachfassen | Erinnerung | Nachhaken am"),
            ("followed_up_on", "Nachgefasst am | Nachgehakt"),
            ("thank_you_sent", "Dankesmail | Dankschreiben | Danke-Mail gesendet"),
            ("offered_on", "Zusage | Zusage am | Angebot erhalten am"),
            ("rejected_on", "Absage | Absage am | Absage erhalten"),
            ("location", "Ort | Standort | Arbeitsort | Stadt"),
            ("salary", "Gehalt | Gehaltsvorstellung | Gehaltswunsch | Gehalt (brutto)"),
            ("source", "Quelle | Portal | Gefunden über | Jobportal | Kanal | Plattform"),
            ("url", "Link | Stellenlink | Link zur Stelle | Stellenanzeige | URL | Stellenausschreibung"),
            ("notes", "Notizen | Bemerkungen | Anmerkungen | Kommentar | Bemerkung | Notiz"),
            ("never", "Gefunden am | Erstellt am | Geändert am | Veröffentlicht am | Passwort | Zugangsdaten"),
        ],
    );
    check_stages(
        "de",
        &[
            (Stage::Applied, "Beworben | Bewerbung verschickt | offen | Warte auf Antwort | In Bearbeitung | Versendet | BEWORBEN!"),
            (Stage::Wishlist, "Noch nicht beworben | Geplant | Merkliste"),
            (Stage::Screening, "Telefoninterview"),
            (Stage::Assessment, "Probearbeiten | Eignungstest"),
            (Stage::Interviewing, "Vorstellungsgespräch | Eingeladen | 2. Gespräch | Gespräch vereinbart | Einladung zum Gespräch"),
            (Stage::Offer, "Zusage | Angebot erhalten"),
            (Stage::Accepted, "Angenommen | Vertrag unterschrieben"),
            (Stage::Rejected, "Absage | Abgelehnt | Absage nach Gespräch | ❌ Absage | Absage erhalten"),
            (Stage::Withdrawn, "Zurückgezogen | Selbst abgesagt | Angebot abgelehnt"),
            (Stage::Ghosted, "Nie gemeldet"),
            (Stage::OnHold, "Pausiert | Warteliste"),
            (Stage::Closed, "Stelle besetzt | Abgelaufen"),
        ],
    );
}

#[test]
fn french_headers_and_stages_are_known() {
    check_headers(
        "fr",
        &[
            ("company", "Entreprise | Société | Societe | Employeur | Nom de l'entreprise | ENTREPRISE | Nom de la société"),
            ("role", "Poste | Intitulé du poste | Intitulé de l'offre | Titre du poste | Métier | Emploi | Stage | Offre"),
            ("stage", "Statut | État | Etat | Avancement | Étape | Statut de la candidature | Suite donnée | Résultat"),
            ("applied_on", "Date de candidature | Date d'envoi | Date d’envoi | Postulé le | Candidature envoyée le | Date | Date de postulation | Envoyé le | Date d'envoi du CV"),
            ("deadline", "Date limite | Échéance | Date de clôture | Date limite de candidature"),
            ("interview_on", "Entretien | Date d'entretien | Date entretien | Entretien le | Date de l'entretien | RDV"),
            ("interview_on 1", "1er entretien | Entretien 1 | Premier entretien | Date 1er entretien | 1er tour"),
            ("interview_on 2", "2e entretien | 2ème entretien | Deuxième entretien | Second entretien | Entretien n°2 | 2nd entretien"),
            ("contact_name", "Contact | Interlocuteur | Nom du contact | Recruteur | Personne de contact | Nom du recruteur | Contact RH"),
            ("contact_email", "Mail | E-mail | Courriel | Adresse mail | Email du contact | Adresse e-mail"),
            ("contact_phone", "Téléphone | Tél. | Tel | N° de téléphone | Numéro de téléphone"),
            ("decision_on", "Réponse attendue | Réponse prévue le | Date de décision | Réponse attendue le"),
            ("last_contact_on", "Dernier contact | Date de réponse | Date réponse | Date du dernier contact"),
            ("follow_up_on", "Relance | Date de relance | À relancer le | Prochaine relance | Relance le | Relance prévue | Date relance"),
            ("followed_up_on", "Relancé le | Relance effectuée | Dernière relance | Relance faite"),
            ("thank_you_sent", "Remerciement | Remerciements | Mail de remerciement"),
            ("offered_on", "Offre reçue le | Date de proposition"),
            ("rejected_on", "Refus | Date de refus | Refusé le"),
            ("location", "Lieu | Ville | Localisation | Pays | Lieu de travail"),
            ("salary", "Salaire | Rémunération | Salaire proposé | Prétentions salariales | Salaire (brut)"),
            ("source", "Source | Plateforme | Canal | Origine | Source de l'offre | Moyen de candidature"),
            ("url", "Lien | Lien de l'offre | URL | Annonce | Lien vers l'offre | Lien annonce"),
            ("notes", "Notes | Remarques | Commentaires | Observations | Commentaire"),
            ("never", "Date de publication | Mot de passe | Identifiants | Créé le | Ajouté le | Mis à jour le"),
        ],
    );
    check_stages(
        "fr",
        &[
            (Stage::Applied, "Postulé | Candidature envoyée | En attente | Envoyé | Sans réponse | En attente de réponse | En cours"),
            (Stage::Wishlist, "À postuler | Brouillon | A envoyer"),
            (Stage::Screening, "Entretien téléphonique | Présélectionné"),
            (Stage::Assessment, "Test technique | Étude de cas"),
            (Stage::Interviewing, "Entretien | 2e entretien | Entretien prévu | Entretien passé"),
            (Stage::Offer, "Offre reçue | Proposition"),
            (Stage::Accepted, "Accepté | Offre acceptée | Embauché"),
            (Stage::Rejected, "Refusé | Refus | Refusée | Candidature non retenue | Refus après entretien | Négatif"),
            (Stage::Withdrawn, "Retiré | Offre refusée | Désisté"),
            (Stage::Ghosted, "Sans nouvelles | Jamais répondu"),
            (Stage::OnHold, "En pause | Liste d'attente"),
            (Stage::Closed, "Clôturé | Poste pourvu | Expirée"),
        ],
    );
}

#[test]
fn spanish_headers_and_stages_are_known() {
    check_headers(
        "es",
        &[
            ("company", "Empresa | Compañía | Compania | Nombre de la empresa | Organización | Empleador"),
            ("role", "Puesto | Cargo | Vacante | Posición | Rol | Título del puesto | Oferta | Puesto de trabajo"),
            ("stage", "Estado | Fase | Etapa | Estatus | Estado de la candidatura | Situación"),
            ("applied_on", "Fecha de solicitud | Fecha de aplicación | Fecha | Fecha de postulación | Fecha de candidatura | ¿Cuándo apliqué? | Fecha de envío | Fecha aplicación"),
            ("deadline", "Fecha límite | Plazo | Fecha de cierre | Fecha limite"),
            ("interview_on", "Entrevista | Fecha de entrevista | Fecha de la entrevista | Entrevista técnica"),
            ("interview_on 1", "1ª entrevista | Entrevista 1 | Primera entrevista | 1a entrevista | Fecha 1ª entrevista"),
            ("interview_on 2", "2ª entrevista | Segunda entrevista | 2da entrevista"),
            ("contact_name", "Contacto | Persona de contacto | Reclutador | Reclutadora | Nombre del contacto | Entrevistador"),
            ("contact_email", "Correo | Correo electrónico | Email | Correo del contacto | E-mail"),
            ("contact_phone", "Teléfono | Telefono | Móvil | Celular | Teléfono de contacto"),
            ("decision_on", "Respuesta esperada | Fecha de decisión | Fecha estimada de respuesta"),
            ("last_contact_on", "Último contacto | Fecha de respuesta | Fecha del último contacto"),
            ("follow_up_on", "Seguimiento | Próximo seguimiento | Fecha de seguimiento | Recordatorio"),
            ("followed_up_on", "Último seguimiento | Seguimiento enviado"),
            ("thank_you_sent", "Agradecimiento | Correo de agradecimiento"),
            ("offered_on", "Fecha de oferta | Oferta recibida"),
            ("rejected_on", "Rechazo | Fecha de rechazo"),
            ("location", "Ubicación | Ciudad | Lugar | País | Localidad"),
            ("salary", "Salario | Sueldo | Rango salarial | Remuneración"),
            ("source", "Fuente | Portal | Plataforma | Origen | Canal | Medio"),
            ("url", "Enlace | Link | Enlace de la oferta | Link de la vacante | Liga"),
            ("notes", "Notas | Observaciones | Comentarios | Nota"),
            ("never", "Fecha de publicación | Contraseña | Última actualización | Fecha de creación"),
        ],
    );
    check_stages(
        "es",
        &[
            (Stage::Applied, "Aplicado | Enviado | Postulado | En espera | Sin respuesta | En proceso | CV enviado"),
            (Stage::Wishlist, "Por aplicar | Borrador | No enviado"),
            (Stage::Screening, "Preselección | Entrevista telefónica"),
            (Stage::Assessment, "Prueba técnica"),
            (Stage::Interviewing, "Entrevista | 2ª entrevista | Entrevista programada"),
            (Stage::Offer, "Oferta | Oferta recibida"),
            (Stage::Accepted, "Aceptado | Contratado"),
            (Stage::Rejected, "Rechazado | Rechazada | No seleccionado | Rechazado tras entrevista"),
            (Stage::Withdrawn, "Retirado | Oferta rechazada | No me interesa"),
            (Stage::Ghosted, "Nunca respondieron | Ghosteado"),
            (Stage::OnHold, "En pausa"),
            (Stage::Closed, "Cerrado | Vacante cubierta"),
        ],
    );
}

#[test]
fn portuguese_headers_and_stages_are_known() {
    check_headers(
        "pt",
        &[
            ("company", "Empresa | Nome da empresa | Companhia | Organização"),
            ("role", "Vaga | Cargo | Posição | Função | Nome da vaga | Título da vaga"),
            ("stage", "Status | Situação | Etapa | Fase | Estado | Status da candidatura"),
            ("applied_on", "Data | Data da candidatura | Data de candidatura | Data de inscrição | DataCandidatura | Data de aplicação | Enviado em"),
            ("deadline", "Prazo | Data limite | Prazo de inscrição"),
            ("interview_on", "Entrevista | Data da entrevista | Entrevista técnica"),
            ("interview_on 1", "1ª entrevista | Entrevista 1 | Primeira entrevista"),
            ("interview_on 2", "2ª entrevista | Segunda entrevista"),
            ("contact_name", "Contato | Contacto | Recrutador | Recrutadora | Nome do recrutador"),
            ("contact_email", "E-mail | Email | E-mail do recrutador | E-mail do contato"),
            ("contact_phone", "Telefone | Celular | Telemóvel"),
            ("decision_on", "Retorno até | Previsão de retorno | Data da decisão"),
            ("last_contact_on", "Último contato | Data da resposta | Data do retorno"),
            ("follow_up_on", "Follow-up | Acompanhamento | Próximo contato | Lembrete"),
            ("thank_you_sent", "Agradecimento | E-mail de agradecimento"),
            ("location", "Local | Localização | Cidade"),
            ("salary", "Salário | Salario | Pretensão salarial | Remuneração | Faixa salarial"),
            ("source", "Plataforma | Fonte | Origem | Canal"),
            ("url", "Link | Link da vaga | LinkVaga"),
            ("notes", "Observações | Obs | Anotações | Notas | Comentários"),
            ("never", "Data de publicação | Senha | Última atualização"),
        ],
    );
    check_stages(
        "pt",
        &[
            (Stage::Applied, "Candidatado | Enviado | Aguardando retorno | Em análise | Sem resposta | Inscrito"),
            (Stage::Wishlist, "A enviar | Rascunho"),
            (Stage::Screening, "Triagem | Entrevista com RH"),
            (Stage::Assessment, "Teste técnico | Desafio técnico"),
            (Stage::Interviewing, "Entrevista | Entrevista marcada | 2ª entrevista"),
            (Stage::Offer, "Proposta | Oferta"),
            (Stage::Accepted, "Contratado | Aprovado | Proposta aceita"),
            (Stage::Rejected, "Reprovado | Rejeitado | Recusado | Não selecionado"),
            (Stage::Withdrawn, "Desisti | Proposta recusada"),
            (Stage::Ghosted, "Nunca responderam"),
            (Stage::OnHold, "Em pausa"),
            (Stage::Closed, "Encerrado | Vaga preenchida"),
        ],
    );
}

#[test]
fn italian_headers_and_stages_are_known() {
    check_headers(
        "it",
        &[
            ("company", "Azienda | Società | Nome azienda | Ditta | Datore di lavoro"),
            ("role", "Posizione | Ruolo | Mansione | Posizione lavorativa | Titolo dell'offerta | Stage | Figura ricercata"),
            ("stage", "Stato | Stato candidatura | Esito | Fase | Stato della candidatura"),
            ("applied_on", "Data | Data candidatura | Data invio | Data di invio | Inviata il | Data invio CV | Data di candidatura"),
            ("deadline", "Scadenza | Data di scadenza | Termine"),
            ("interview_on", "Colloquio | Data colloquio | Colloquio il | Colloquio tecnico"),
            ("interview_on 1", "1° colloquio | Primo colloquio | Colloquio 1 | 1º colloquio"),
            ("interview_on 2", "2° colloquio | Secondo colloquio"),
            ("contact_name", "Contatto | Referente | Persona di contatto | Selezionatore | Nome referente"),
            ("contact_email", "Email | E-mail | Mail | Email referente | Indirizzo email"),
            ("contact_phone", "Telefono | Cellulare | Tel."),
            ("decision_on", "Risposta attesa | Esito entro | Decisione entro"),
            ("last_contact_on", "Ultimo contatto | Data risposta"),
            ("follow_up_on", "Sollecito | Promemoria | Da ricontattare | Ricontattare il | Follow-up"),
            ("followed_up_on", "Sollecito inviato | Ultimo sollecito"),
            ("thank_you_sent", "Ringraziamento | Mail di ringraziamento"),
            ("location", "Sede | Luogo | Città | Località | Sede di lavoro"),
            ("salary", "Stipendio | RAL | Retribuzione"),
            ("source", "Fonte | Portale | Canale | Piattaforma"),
            ("url", "Link | Link annuncio | Annuncio | Link all'offerta"),
            ("notes", "Note | Commenti | Osservazioni | Appunti"),
            ("never", "Data pubblicazione | Nome utente | Ultimo aggiornamento | Password"),
        ],
    );
    check_stages(
        "it",
        &[
            (Stage::Applied, "Inviata | Candidatura inviata | In attesa | In attesa di risposta | In corso"),
            (Stage::Wishlist, "Da inviare | Bozza"),
            (Stage::Screening, "Colloquio telefonico"),
            (Stage::Assessment, "Prova tecnica | Test tecnico"),
            (Stage::Interviewing, "Colloquio | 2° colloquio | Colloquio fissato"),
            (Stage::Offer, "Offerta ricevuta | Proposta"),
            (Stage::Accepted, "Assunto | Accettata | Contratto firmato"),
            (Stage::Rejected, "Rifiutata | Scartato | Esito negativo"),
            (Stage::Withdrawn, "Ritirata | Offerta rifiutata"),
            (Stage::Ghosted, "Nessuna risposta | Spariti"),
            (Stage::OnHold, "Sospesa"),
            (Stage::Closed, "Chiusa | Scaduta"),
        ],
    );
}

#[test]
fn dutch_headers_and_stages_are_known() {
    check_headers(
        "nl",
        &[
            ("company", "Bedrijf | Werkgever | Bedrijfsnaam | Organisatie | Naam bedrijf"),
            ("role", "Functie | Vacature | Rol | Functietitel | Stage | Baan"),
            ("stage", "Status | Stand van zaken | Fase | Resultaat | Uitslag"),
            ("applied_on", "Datum | Sollicitatiedatum | Gesolliciteerd op | Datum sollicitatie | Verstuurd op | Datum verstuurd"),
            ("deadline", "Sluitingsdatum | Deadline | Reageren voor"),
            ("interview_on", "Gesprek | Sollicitatiegesprek | Datum gesprek | Interview"),
            ("interview_on 1", "1e gesprek | Eerste gesprek | Gesprek 1 | 1ste gesprek"),
            ("interview_on 2", "2e gesprek | Tweede gesprek"),
            ("contact_name", "Contactpersoon | Contact | Recruiter | Naam contactpersoon"),
            ("contact_email", "E-mail | E-mailadres | Emailadres | E-mail contactpersoon"),
            ("contact_phone", "Telefoon | Telefoonnummer | Tel. | Mobiel"),
            ("decision_on", "Reactie verwacht | Uitslag verwacht | Beslissing op"),
            ("last_contact_on", "Laatste contact | Datum reactie | Reactie op"),
            ("follow_up_on", "Opvolgen | Nabellen | Opvolging | Herinnering | Nabellen op"),
            ("followed_up_on", "Nagebeld op | Opgevolgd"),
            ("thank_you_sent", "Bedankmail | Bedankje gestuurd"),
            ("location", "Locatie | Plaats | Standplaats | Stad"),
            ("salary", "Salaris | Salarisindicatie | Loon"),
            ("source", "Bron | Gevonden via | Kanaal | Vacaturesite"),
            ("url", "Link | Vacaturelink | Link naar vacature | Link vacature"),
            ("notes", "Notities | Opmerkingen | Opmerking | Aantekeningen"),
            ("never", "Wachtwoord | Geplaatst op | Laatst bijgewerkt"),
        ],
    );
    check_stages(
        "nl",
        &[
            (Stage::Applied, "Gesolliciteerd | Verstuurd | In afwachting | Wacht op reactie | In behandeling"),
            (Stage::Wishlist, "Nog solliciteren | Interessant"),
            (Stage::Screening, "Telefonisch gesprek"),
            (Stage::Assessment, "Proefopdracht"),
            (Stage::Interviewing, "Gesprek | 2e gesprek | Uitgenodigd | Gesprek gepland"),
            (Stage::Offer, "Aanbod"),
            (Stage::Accepted, "Aangenomen | Contract getekend"),
            (Stage::Rejected, "Afgewezen | Afwijzing | Helaas"),
            (Stage::Withdrawn, "Teruggetrokken | Aanbod afgewezen"),
            (Stage::Ghosted, "Nooit gereageerd"),
            (Stage::OnHold, "In de wacht"),
            (Stage::Closed, "Vervuld | Gesloten"),
        ],
    );
}

#[test]
fn polish_headers_and_stages_are_known() {
    check_headers(
        "pl",
        &[
            ("company", "Firma | Nazwa firmy | Pracodawca | Spółka"),
            ("role", "Stanowisko | Nazwa stanowiska | Rola | Pozycja | Oferta"),
            ("stage", "Status | Etap | Stan | Status aplikacji | Etap rekrutacji | Wynik"),
            ("applied_on", "Data | Data aplikacji | Data wysłania CV | Data wyslania | Data wysłania | Aplikowano | Data zgłoszenia"),
            ("deadline", "Termin | Termin aplikacji | Ważne do"),
            ("interview_on", "Rozmowa | Rozmowa kwalifikacyjna | Data rozmowy | Termin rozmowy"),
            ("interview_on 1", "1. rozmowa | Rozmowa 1 | Pierwsza rozmowa | I rozmowa"),
            ("interview_on 2", "2. rozmowa | Druga rozmowa | II rozmowa | Data 2. rozmowy"),
            ("contact_name", "Kontakt | Osoba kontaktowa | Rekruter | Osoba do kontaktu"),
            ("contact_email", "E-mail | Email | Mail | E-mail kontaktowy"),
            ("contact_phone", "Telefon | Numer telefonu | Telefon kontaktowy"),
            ("decision_on", "Decyzja do | Odpowiedź do | Termin decyzji"),
            ("last_contact_on", "Ostatni kontakt | Data odpowiedzi"),
            ("follow_up_on", "Przypomnienie | Następny kontakt | Data przypomnienia"),
            ("thank_you_sent", "Podziękowanie"),
            ("location", "Lokalizacja | Miasto | Miejsce pracy"),
            ("salary", "Wynagrodzenie | Widełki | Pensja | Stawka"),
            ("source", "Źródło | Portal | Zrodlo | Skąd"),
            ("url", "Link | Link do oferty | Ogłoszenie | Link do ogłoszenia"),
            ("notes", "Uwagi | Notatki | Komentarz"),
            ("never", "Hasło | Data publikacji | Data dodania"),
        ],
    );
    check_stages(
        "pl",
        &[
            (Stage::Applied, "Wysłano | Aplikowano | Czekam na odpowiedź | W toku | Brak odpowiedzi"),
            (Stage::Wishlist, "Do wysłania | Szkic"),
            (Stage::Screening, "Rozmowa telefoniczna"),
            (Stage::Assessment, "Zadanie rekrutacyjne"),
            (Stage::Interviewing, "Rozmowa | Zaproszenie na rozmowę | 2. rozmowa"),
            (Stage::Offer, "Oferta | Oferta otrzymana"),
            (Stage::Accepted, "Zatrudniony | Oferta przyjęta"),
            (Stage::Rejected, "Odrzucono | Odmowa | Odrzucona"),
            (Stage::Withdrawn, "Rezygnacja | Wycofano"),
            (Stage::Ghosted, "Cisza"),
            (Stage::OnHold, "Wstrzymano"),
            (Stage::Closed, "Nieaktualne | Zakończono"),
        ],
    );
}

#[test]
fn finnish_headers_and_stages_are_known() {
    check_headers(
        "fi",
        &[
            ("company", "Yritys | Työnantaja | Yrityksen nimi | Organisaatio"),
            ("role", "Tehtävä | Työtehtävä | Tehtävänimike | Työpaikka | Rooli"),
            ("stage", "Tila | Vaihe | Status | Hakemuksen tila | Tilanne | Tulos"),
            ("applied_on", "Hakupäivä | Haettu | Pvm | Päivämäärä | Hakemus lähetetty | Lähetetty"),
            ("deadline", "Hakuaika päättyy | Viimeinen hakupäivä | Määräaika | Deadline | Haku päättyy"),
            ("interview_on", "Haastattelu | Haastattelupäivä | Haastatteluaika"),
            ("interview_on 1", "1. haastattelu | Ensimmäinen haastattelu | Haastattelu 1"),
            ("interview_on 2", "2. haastattelu | Toinen haastattelu"),
            ("contact_name", "Yhteyshenkilö | Rekrytoija | Haastattelija | Kontakti"),
            ("contact_email", "Sähköposti | Yhteyshenkilön sähköposti | Sähköpostiosoite"),
            ("contact_phone", "Puhelin | Puhelinnumero"),
            ("decision_on", "Päätös viimeistään | Vastaus viimeistään"),
            ("last_contact_on", "Viimeisin yhteydenotto | Vastauspäivä"),
            ("follow_up_on", "Seuranta | Muistutus | Seuraava yhteydenotto"),
            ("thank_you_sent", "Kiitosviesti"),
            ("location", "Sijainti | Paikkakunta | Kaupunki"),
            ("salary", "Palkka | Palkkatoive"),
            ("source", "Lähde | Kanava | Mistä löytyi"),
            ("url", "Linkki | Ilmoitus | Työpaikkailmoitus"),
            ("notes", "Muistiinpanot | Huomiot | Lisätiedot | Kommentit | Huom"),
            ("never", "Salasana | Julkaistu | Päivitetty"),
        ],
    );
    check_stages(
        "fi",
        &[
            (Stage::Applied, "Haettu | Hakemus lähetetty | Odottaa vastausta | Käsittelyssä"),
            (Stage::Wishlist, "Ei haettu | Kiinnostava"),
            (Stage::Screening, "Puhelinhaastattelu"),
            (Stage::Assessment, "Soveltuvuustesti"),
            (Stage::Interviewing, "Haastattelu | Kutsuttu haastatteluun | 2. haastattelu"),
            (Stage::Offer, "Tarjous | Työtarjous"),
            (Stage::Accepted, "Hyväksytty | Valittu"),
            (Stage::Rejected, "Hylätty | Ei valittu | Kielteinen päätös"),
            (Stage::Withdrawn, "Peruttu | Vetäydyin"),
            (Stage::Ghosted, "Hiljaisuus"),
            (Stage::OnHold, "Tauolla"),
            (Stage::Closed, "Suljettu | Haku päättynyt"),
        ],
    );
}

#[test]
fn russian_headers_and_stages_are_known() {
    check_headers(
        "ru",
        &[
            ("company", "Компания | Название компании | Работодатель | Организация | КОМПАНИЯ"),
            ("role", "Должность | Вакансия | Позиция | Название вакансии"),
            ("stage", "Статус | Этап | Стадия | Результат | Текущий статус"),
            ("applied_on", "Дата отклика | Дата | Дата отправки | Дата подачи | Дата отправки резюме"),
            ("deadline", "Дедлайн | Срок подачи | Крайний срок"),
            ("interview_on", "Собеседование | Дата собеседования | Интервью | Дата интервью"),
            ("interview_on 1", "1-е собеседование | Первое собеседование | Собеседование 1 | 1 собеседование | 1 этап"),
            ("interview_on 2", "2-е собеседование | Второе собеседование"),
            ("contact_name", "Контакт | Контактное лицо | Рекрутер | Интервьюер"),
            ("contact_email", "Почта | E-mail | Email | Почта рекрутера"),
            ("contact_phone", "Телефон | Номер телефона"),
            ("decision_on", "Ответ до | Дата решения | Обещали ответить"),
            ("last_contact_on", "Последний контакт | Дата ответа"),
            ("follow_up_on", "Напоминание | Следующий контакт | Дата напоминания | Напомнить"),
            ("thank_you_sent", "Благодарность"),
            ("location", "Город | Локация | Место работы"),
            ("salary", "Зарплата | ЗП | Оклад | Вилка"),
            ("source", "Источник | Площадка | Откуда"),
            ("url", "Ссылка | Ссылка на вакансию"),
            ("notes", "Комментарии | Заметки | Примечания | Комментарий"),
            ("never", "Пароль | Дата публикации | Обновлено"),
        ],
    );
    check_stages(
        "ru",
        &[
            (Stage::Applied, "Откликнулся | Отправлено | Жду ответа | На рассмотрении | Без ответа"),
            (Stage::Wishlist, "В планах | Черновик"),
            (Stage::Screening, "Скрининг"),
            (Stage::Assessment, "Тестовое задание"),
            (Stage::Interviewing, "Собеседование | Приглашение на собеседование | 2-е собеседование"),
            (Stage::Offer, "Оффер | Предложение"),
            (Stage::Accepted, "Оффер принят"),
            (Stage::Rejected, "Отказ | Отказали | Отказ после собеседования"),
            (Stage::Withdrawn, "Отозвал | Сам отказался"),
            (Stage::Ghosted, "Тишина | Игнор"),
            (Stage::OnHold, "На паузе"),
            (Stage::Closed, "Вакансия закрыта | Архив"),
        ],
    );
}

#[test]
fn japanese_headers_and_stages_are_known() {
    check_headers(
        "ja",
        &[
            ("company", "会社名 | 企業名 | 会社 | 応募先 | 応募企業 | 社名"),
            ("role", "職種 | ポジション | 求人名 | 募集職種 | 応募職種"),
            ("stage", "選考状況 | ステータス | 状況 | 進捗 | 選考ステータス | 結果"),
            ("applied_on", "応募日 | 応募日時 | エントリー日 | 日付 | 応募日（必須） | 書類提出日"),
            ("deadline", "締切 | 応募締切 | 締め切り | 締切日 | ES締切"),
            ("interview_on", "面接日 | 面接日時 | 面接 | 面談日"),
            ("interview_on 1", "1次面接 | 一次面接 | １次面接 | 一次面接日 | 第1次面接 | 1次面接日時"),
            ("interview_on 2", "2次面接 | 二次面接 | 二次面接日時 | ２次面接日"),
            ("contact_name", "担当者 | 採用担当者 | 面接官 | 担当者名"),
            ("contact_email", "メール | メールアドレス | 担当者メールアドレス"),
            ("contact_phone", "電話番号 | 電話"),
            ("decision_on", "結果連絡予定日 | 回答予定日 | 合否連絡予定日"),
            ("last_contact_on", "最終連絡日 | 返信日"),
            ("follow_up_on", "フォローアップ日 | 次回連絡日 | フォローアップ"),
            ("thank_you_sent", "お礼メール | お礼状"),
            ("offered_on", "内定日 | オファー日"),
            ("offer_deadline", "回答期限 | 内定承諾期限"),
            ("location", "勤務地 | 場所 | 所在地"),
            ("salary", "年収 | 給与 | 想定年収 | 給料"),
            ("source", "応募経路 | 媒体 | 求人サイト | エージェント | 応募方法"),
            ("url", "求人URL | リンク | URL | 求人票"),
            ("notes", "メモ | 備考 | コメント"),
            ("never", "パスワード | 最終更新日 | 掲載日 | マイページID"),
        ],
    );
    check_stages(
        "ja",
        &[
            (Stage::Applied, "応募済み | 書類選考中 | 選考中 | 結果待ち | 応募済"),
            (Stage::Wishlist, "検討中 | 応募予定 | 気になる"),
            (Stage::Screening, "書類通過 | カジュアル面談"),
            (Stage::Assessment, "適性検査 | Webテスト | SPI"),
            (Stage::Interviewing, "一次面接 | 二次面接 | 最終面接 | 2次面接 | 面接予定 | 一次面接待ち"),
            (Stage::Offer, "内定 | オファー"),
            (Stage::Accepted, "内定承諾 | 入社"),
            (Stage::Rejected, "不採用 | お祈り | 不合格 | 見送り | 面接後に不採用"),
            (Stage::Withdrawn, "辞退 | 選考辞退"),
            (Stage::Ghosted, "音信不通"),
            (Stage::OnHold, "保留"),
            (Stage::Closed, "募集終了"),
        ],
    );
}

#[test]
fn chinese_headers_and_stages_are_known() {
    check_headers(
        "zh",
        &[
            ("company", "公司 | 公司名称 | 企业 | 单位 | 公司名稱 | 雇主"),
            ("role", "职位 | 岗位 | 岗位名称 | 職位 | 職缺 | 职位名称 | 应聘岗位"),
            ("stage", "状态 | 进度 | 当前阶段 | 狀態 | 進度 | 投递状态 | 当前状态 | 结果"),
            ("applied_on", "投递日期 | 投递时间 | 日期 | 申请日期 | 應徵日期 | 投递日期（可选） | 投遞日期"),
            ("deadline", "截止日期 | 截止时间 | 截止 | 网申截止"),
            ("interview_on", "面试时间 | 面试日期 | 面试 | 面試日期 | 终面 | HR面 | 面試時間"),
            ("interview_on 1", "一面 | 一面时间 | 第一轮面试 | 1面 | 第一次面试 | 第1轮面试"),
            ("interview_on 2", "二面 | 二面时间 | 第二轮面试 | 第二輪面試"),
            ("interview_on 3", "三面 | 第三轮面试"),
            ("contact_name", "联系人 | 聯絡人 | 面试官 | 联系人姓名"),
            ("contact_email", "邮箱 | 联系邮箱 | 電子郵件 | 联系人邮箱"),
            ("contact_phone", "电话 | 联系电话 | 手机号 | 聯絡電話"),
            ("decision_on", "预计答复日期 | 出结果时间"),
            ("last_contact_on", "最近联系 | 回复日期 | 最后联系时间"),
            ("follow_up_on", "跟进日期 | 下次跟进 | 提醒日期"),
            ("thank_you_sent", "感谢信"),
            ("location", "地点 | 城市 | 工作地点 | 工作城市 | 地點"),
            ("salary", "薪资 | 薪水 | 薪資 | 待遇"),
            ("source", "渠道 | 投递渠道 | 来源 | 平台"),
            ("url", "链接 | 職缺連結 | 网址 | 投递链接"),
            ("notes", "备注 | 備註 | 笔记"),
            ("never", "密码 | 发布日期 | 更新时间 | 账号"),
        ],
    );
    check_stages(
        "zh",
        &[
            (Stage::Applied, "已投递 | 已投 | 简历筛选 | 等待回复 | 已投遞 | 已應徵"),
            (Stage::Wishlist, "未投递 | 待投递 | 收藏"),
            (Stage::Screening, "简历通过 | 电话沟通"),
            (Stage::Assessment, "笔试 | 待笔试 | 测评"),
            (Stage::Interviewing, "一面 | 二面 | 面试中 | 终面 | 待面试 | 面試 | 已约面试 | 第二轮面试"),
            (Stage::Offer, "Offer | 已offer | 录用 | 錄取"),
            (Stage::Accepted, "已接受 | 入职 | 签约"),
            (Stage::Rejected, "拒绝 | 已拒 | 挂了 | 不合适 | 淘汰 | 一面挂 | 未錄取"),
            (Stage::Withdrawn, "放弃 | 已放弃"),
            (Stage::Ghosted, "失联 | 石沉大海"),
            (Stage::OnHold, "待定 | 暂停"),
            (Stage::Closed, "已结束 | 已过期"),
        ],
    );
}
