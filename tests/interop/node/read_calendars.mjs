// Calendars, as ical.js and node-ical read them.
//
// usage: node read_calendars.mjs FILE...
//
// Prints one JSON object: file -> reader -> events. A day is YYYY-MM-DD, a moment
// is in UTC; what an event does not have is null.

import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import ical from "node-ical";

// A day as it is written, a moment in UTC to the second.
function fromIcalJs(time) {
    if (time === null) return null;
    return time.isDate ? time.toString() : time.toJSDate().toISOString().replace(".000Z", "Z");
}

function byIcalJs(text) {
    const calendar = new ICAL.Component(ICAL.parse(text));
    return calendar.getAllSubcomponents("vevent").map((component) => {
        const event = new ICAL.Event(component);
        const value = (name) => component.getFirstPropertyValue(name);
        return {
            uid: event.uid,
            summary: event.summary,
            description: value("description"),
            start: fromIcalJs(value("dtstart")),
            end: fromIcalJs(value("dtend")),
            status: value("status"),
            alarms: component.getAllSubcomponents("valarm").length,
        };
    });
}

// node-ical makes a local midnight of a day, and says that it was one.
function fromNodeIcal(time) {
    if (!time) return null;
    if (time.dateOnly) {
        const two = (number) => String(number).padStart(2, "0");
        return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
    }
    return time.toISOString().replace(".000Z", "Z");
}

function byNodeIcal(text) {
    return Object.values(ical.sync.parseICS(text))
        .filter((component) => component.type === "VEVENT")
        .map((event) => ({
            uid: event.uid,
            summary: event.summary,
            description: event.description ?? null,
            start: fromNodeIcal(event.start),
            end: fromNodeIcal(event.end),
            status: event.status ?? null,
            alarms: (event.alarms ?? []).length,
        }));
}

const read = {};
for (const file of process.argv.slice(2)) {
    const text = readFileSync(file, "utf8");
    read[file] = { "ical.js": byIcalJs(text), "node-ical": byNodeIcal(text) };
}
process.stdout.write(JSON.stringify(read));
