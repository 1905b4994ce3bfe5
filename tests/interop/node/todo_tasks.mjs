// Tasks of a todo.txt, as jstodotxt has them, and files as sleek saves them:
// what it does not change stays as it is, blank lines go, lines break with LF.
//
// usage: node todo_tasks.mjs read FILE
//        node todo_tasks.mjs do|tick|prioritise|delete FILE KEY
//        node todo_tasks.mjs reword|postpone FILE KEY TEXT|DAY
//        node todo_tasks.mjs jot FILE TEXT
//        node todo_tasks.mjs archive FILE DONE
//
// `read` prints a JSON list with what every line says.

import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import jstodotxt from "jstodotxt";

const { Item } = jstodotxt;

function linesOf(file) {
    const lines = readFileSync(file, "utf8").split(/\r?\n/);
    return lines.filter((line) => line.trim() !== "");
}

function save(file, lines) {
    writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
}

function told(item) {
    return {
        is_done: item.complete(),
        completed: item.completedToString(),
        priority: item.priority(),
        created: item.createdToString(),
        body: item.body(),
        projects: item.projects(),
        contexts: item.contexts(),
        tags: item.extensions().map((it) => [it.key, it.value]),
    };
}

const edits = {
    do: (item) => item.setCompleted(new Date()),
    // Without a date, and with the priority that it had.
    tick: (item) => item.setComplete(true),
    prioritise: (item) => item.setPriority("C"),
    reword: (item, text) => item.setBody(`${item.body()} ${text}`),
    postpone: (item, day) => item.setExtension("due", day),
    delete: () => null,
};

const [verb, file, ...rest] = process.argv.slice(2);
if (verb === "read") {
    process.stdout.write(JSON.stringify(linesOf(file).map((line) => told(new Item(line)))));
} else if (verb === "jot") {
    save(file, [...linesOf(file), rest[0]]);
} else if (verb === "archive") {
    const isDone = (line) => new Item(line).complete();
    appendFileSync(rest[0], linesOf(file).filter(isDone).map((line) => `${line}\n`).join(""));
    save(file, linesOf(file).filter((line) => !isDone(line)));
} else {
    const [key, argument] = rest;
    const edited = linesOf(file).map((line) => {
        const item = new Item(line);
        if (!item.extensions().some((it) => it.key === "fu" && it.value === key)) return line;
        return edits[verb](item, argument) === null ? null : item.toString();
    });
    save(file, edited.filter((line) => line !== null));
}
