// SHEET PLAN OUT: Node's `csv-parse` and `ics`, as their documentation has it.

import { readFileSync, writeFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import ics from "ics";

const STAMP = Date.UTC(2026, 10, 21);

const dateOf = (day) => [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];

function eventOf(row, uid, on, categories, summary, description) {
  const start = new Date(on);
  return {
    uid,
    timestamp: STAMP,
    lastModified: STAMP,
    sequence: 0,
    status: "CONFIRMED",
    start: dateOf(start),
    end: dateOf(new Date(start.getTime() + 24 * 60 * 60 * 1000)),
    title: summary,
    description,
    ...(row["Job Link"] && { url: row["Job Link"] }),
    categories: categories.split(","),
    transp: "TRANSPARENT",
    busyStatus: "FREE",
    alarms: [{ action: "display", description: summary, trigger: { before: false, hours: 9 } }],
  };
}

const [sheet, plan, out] = process.argv.slice(2);
const rows = parse(readFileSync(sheet), { columns: true });
const lines = readFileSync(plan, "utf8").split("\n").slice(0, -1);
const events = lines.map((line) => {
  const [number, uid, on, categories, summary, description] = line.split("\t");
  return eventOf(rows[number - 1], uid, on, categories, summary, description.replaceAll("\x1e", "\n"));
});
const { error, value } = ics.createEvents(events, { productId: "-//compare//with_library.mjs//EN" });
if (error) throw error;
writeFileSync(out, value);
