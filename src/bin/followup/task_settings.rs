//! `--todo-with` becomes the parts that tasks in a todo.txt have.

use followup::render::task_parts::{TaskPart, TaskParts};
use followup::rules::closest;

use crate::settings::Settings;
use crate::stop::Stop;

/// The parts that are asked for; a list in the configuration is one with commas.
pub(crate) fn task_parts(settings: &Settings<'_>) -> Result<TaskParts, Stop> {
    let mut values = settings.all("todo-with");
    let Some(mut value) = values.pop() else {
        return Ok(TaskParts::default());
    };
    if value.is_from_file() {
        let mut words: Vec<&str> = values.iter().map(|it| it.text.as_str()).collect();
        words.push(&value.text);
        value.text = words.join(",");
    }
    TaskParts::parse(&value.text).map_err(|unknown| {
        let words = TaskPart::ALL.map(TaskPart::word);
        let known = words.into_iter().chain([TaskParts::NONE]);
        let closest = closest(&unknown.0, known).filter(|closest| *closest != &*unknown.0);
        let meant = closest.map(|word| format!("did you mean `{word}`? "));
        value.refuse(&format!(
            "{}write some of {}, parted by commas, or {} alone",
            meant.unwrap_or_default(),
            words.join(", "),
            TaskParts::NONE
        ))
    })
}
