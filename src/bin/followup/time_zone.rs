//! Where the person is: `--tz`, else `TZ`, else what the system says.

use followup::render::zone::Zone;
use followup::rules::closest;

use crate::settings::Settings;
use crate::stop::Stop;

/// Why nobody knows where the person is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Nowhere {
    /// `TZ` names no zone that we know.
    Unknown(String),
    /// The system does not say.
    Silent,
}

impl Nowhere {
    pub(crate) fn warning(&self) -> Stop {
        let why = match self {
            Self::Unknown(name) => format!("there is no time zone `TZ={name}`"),
            Self::Silent => "the system does not name its time zone".to_owned(),
        };
        let message = format!("{why}, so every event is a whole day");
        Stop::usage(message, Some("name it, like `--tz Europe/Berlin`"))
    }
}

/// `--tz`, its key or its variable.
pub(crate) fn zone_given(settings: &Settings<'_>) -> Result<Option<Zone>, Stop> {
    let Some(value) = settings.single("tz") else {
        return Ok(None);
    };
    let zone = Zone::parse(&value.text);
    zone.map(Some).ok_or_else(|| {
        value.refuse(&match like(&value.text) {
            Some(name) => format!("did you mean `{name}`?"),
            None => "write a name like Europe/Berlin or America/New_York".to_owned(),
        })
    })
}

/// `TZ`, else the zone of the system.
pub(crate) fn own_zone(settings: &Settings<'_>) -> Result<Zone, Nowhere> {
    match settings.environment("TZ") {
        // POSIX has a colon before a name, and some systems the whole path.
        Some(given) => {
            let name = given.trim_start_matches(':');
            let name = name.rsplit_once("zoneinfo/").map_or(name, |(_, name)| name);
            Zone::parse(name).ok_or(Nowhere::Unknown(given))
        }
        None => {
            let name = iana_time_zone::get_timezone().map_err(|_| Nowhere::Silent)?;
            Zone::parse(&name).ok_or(Nowhere::Silent)
        }
    }
}

/// The zone that was meant: people leave out the continent.
fn like(word: &str) -> Option<&'static str> {
    let place = word.trim().replace(' ', "_");
    let is_place = |name: &&str| {
        let last = name.rsplit('/').next().unwrap_or_default();
        last.eq_ignore_ascii_case(&place)
    };
    let by_place = Zone::names().find(is_place);
    by_place.or_else(|| closest(&place, Zone::names()))
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn places_without_a_continent_are_found() {
        assert_eq!(like("berlin"), Some("Europe/Berlin"));
        assert_eq!(like("new york"), Some("America/New_York"));
        assert_eq!(like("Europe/Belrin"), Some("Europe/Berlin"));
        assert_eq!(like("nowhere at all"), None);
    }
}
