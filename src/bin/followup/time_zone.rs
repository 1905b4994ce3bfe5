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
        self.told("every event is a whole day")
    }

    fn told(&self, so: &str) -> Stop {
        let why = match self {
            Self::Unknown(name) => format!("there is no time zone `TZ={name}`"),
            Self::Silent => "the system does not name its time zone".to_owned(),
        };
        let message = format!("{why}, so {so}");
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
    zone_of_environment(settings).unwrap_or_else(|| {
        let name = iana_time_zone::get_timezone().map_err(|_| Nowhere::Silent)?;
        Zone::parse(&name).ok_or(Nowhere::Silent)
    })
}

/// What `TZ` says, if it says anything but to ask the system.
pub(crate) fn zone_of_environment(settings: &Settings<'_>) -> Option<Result<Zone, Nowhere>> {
    let given = settings.environment("TZ")?;
    // POSIX has a colon before a name, and some systems the whole path.
    let name = given.trim_start_matches(':');
    if name == "/etc/localtime" {
        return None;
    }
    let name = name.rsplit_once("zoneinfo/").map_or(name, |(_, name)| name);
    let zone = Zone::parse(name).or_else(|| Zone::of_rule(name));
    Some(zone.ok_or(Nowhere::Unknown(given)))
}

/// What to tell where today is taken from the clock and nobody knows where
/// that clock stands.
pub(crate) fn unknown_day(settings: &Settings<'_>) -> Option<Stop> {
    let is_asked = settings.single("today").is_none() && settings.single("tz").is_none();
    match zone_of_environment(settings).filter(|_| is_asked) {
        Some(Err(nowhere)) => Some(nowhere.told("today is the day in UTC")),
        _ => None,
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
