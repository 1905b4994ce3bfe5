//! The reasons of a follow-up, packed: rules are told by their places.

use std::ptr;

use crate::application::pack::{Packer, Unpacker, broken};
use crate::application::{Round, Stage};
use crate::business_days::Offset;
use crate::plan::{Because, Fact, Moot, Move, MoveReason, RuleText};

pub(super) fn pack_because(packer: &mut Packer, because: &Because<'_>, rules: &[&RuleText]) {
    let Because {
        anchor,
        offset,
        counted,
        moves,
        moot,
    } = because;
    pack_fact(packer, *anchor, rules);
    pack_offset(packer, *offset);
    packer.day(*counted);
    packer.list(moves, pack_move);
    packer.option(*moot, |packer, moot| pack_moot(packer, moot, rules));
}

pub(super) fn because<'f>(unpacker: &mut Unpacker<'_>, rules: &[&'f RuleText]) -> Because<'f> {
    Because {
        anchor: fact(unpacker, rules),
        offset: offset(unpacker),
        counted: unpacker.day(),
        moves: unpacker.list(one_move),
        moot: unpacker.option(|unpacker| moot(unpacker, rules)),
    }
}

/// The place of a rule in its playbook, of which the text is one.
fn pack_rule(packer: &mut Packer, rule: &RuleText, rules: &[&RuleText]) {
    let place = rules.iter().position(|it| ptr::eq(*it, rule));
    packer.short(
        place
            .and_then(|it| u16::try_from(it).ok())
            .unwrap_or(u16::MAX),
    );
}

fn rule<'f>(unpacker: &mut Unpacker<'_>, rules: &[&'f RuleText]) -> &'f RuleText {
    rules[usize::from(unpacker.short())]
}

fn pack_fact(packer: &mut Packer, fact: Fact<'_>, rules: &[&RuleText]) {
    let number = match fact {
        Fact::Applied(_) => 0,
        Fact::Interview(..) => 1,
        Fact::InterviewEnd(..) => 2,
        Fact::Decision(_) => 3,
        Fact::Conversation(_) => 4,
        Fact::News(_) => 5,
        Fact::ReferencesAsked(_) => 6,
        Fact::Deadline(_) => 7,
        Fact::OfferDeadline(_) => 8,
        Fact::Rejected(_) => 9,
        Fact::OwnDate(_) => 10,
        Fact::Week(_) => 11,
        Fact::Planned(..) => 12,
        Fact::Done(..) => 13,
    };
    packer.small(number);
    match fact {
        Fact::Applied(on)
        | Fact::Decision(on)
        | Fact::Conversation(on)
        | Fact::News(on)
        | Fact::ReferencesAsked(on)
        | Fact::Deadline(on)
        | Fact::OfferDeadline(on)
        | Fact::Rejected(on)
        | Fact::OwnDate(on)
        | Fact::Week(on) => packer.day(on),
        Fact::Interview(round, on) => {
            packer.short(round.0);
            packer.day(on);
        }
        Fact::InterviewEnd(round, end) => {
            packer.short(round.0);
            packer.day(end.date());
            packer.time(end.time());
        }
        Fact::Planned(rule, on) | Fact::Done(rule, on) => {
            pack_rule(packer, rule, rules);
            packer.day(on);
        }
    }
}

fn fact<'f>(unpacker: &mut Unpacker<'_>, rules: &[&'f RuleText]) -> Fact<'f> {
    match unpacker.small() {
        0 => Fact::Applied(unpacker.day()),
        1 => Fact::Interview(Round(unpacker.short()), unpacker.day()),
        2 => {
            let round = Round(unpacker.short());
            let day = unpacker.day();
            Fact::InterviewEnd(round, day.and_time(unpacker.time()))
        }
        3 => Fact::Decision(unpacker.day()),
        4 => Fact::Conversation(unpacker.day()),
        5 => Fact::News(unpacker.day()),
        6 => Fact::ReferencesAsked(unpacker.day()),
        7 => Fact::Deadline(unpacker.day()),
        8 => Fact::OfferDeadline(unpacker.day()),
        9 => Fact::Rejected(unpacker.day()),
        10 => Fact::OwnDate(unpacker.day()),
        11 => Fact::Week(unpacker.day()),
        12 => Fact::Planned(rule(unpacker, rules), unpacker.day()),
        13 => Fact::Done(rule(unpacker, rules), unpacker.day()),
        _ => broken(),
    }
}

fn pack_offset(packer: &mut Packer, offset: Offset) {
    let (number, count) = match offset {
        Offset::BusinessDays(count) => (0, count),
        Offset::Days(count) => (1, count),
        Offset::Months(count) => (2, count),
        Offset::Hours(count) => (3, count),
    };
    packer.small(number);
    packer.signed(count);
}

fn offset(unpacker: &mut Unpacker<'_>) -> Offset {
    let number = unpacker.small();
    let count = unpacker.signed();
    match number {
        0 => Offset::BusinessDays(count),
        1 => Offset::Days(count),
        2 => Offset::Months(count),
        3 => Offset::Hours(count),
        _ => broken(),
    }
}

fn pack_move(packer: &mut Packer, Move { to, reason }: &Move) {
    packer.day(*to);
    match *reason {
        MoveReason::Adjusted => packer.small(0),
        MoveReason::Latest(on) => {
            packer.small(1);
            packer.day(on);
        }
        MoveReason::Decision(on) => {
            packer.small(2);
            packer.day(on);
        }
        MoveReason::SameDay => packer.small(3),
        MoveReason::Load(most) => {
            packer.small(4);
            packer.number(most);
        }
    }
}

fn one_move(unpacker: &mut Unpacker<'_>) -> Move {
    Move {
        to: unpacker.day(),
        reason: match unpacker.small() {
            0 => MoveReason::Adjusted,
            1 => MoveReason::Latest(unpacker.day()),
            2 => MoveReason::Decision(unpacker.day()),
            3 => MoveReason::SameDay,
            4 => MoveReason::Load(unpacker.number()),
            _ => broken(),
        },
    }
}

fn pack_moot(packer: &mut Packer, moot: Moot<'_>, rules: &[&RuleText]) {
    match moot {
        Moot::NoContact => packer.small(0),
        Moot::Cap(cap) => {
            packer.small(1);
            packer.short(cap.into());
        }
        Moot::Decision(on) => {
            packer.small(2);
            packer.day(on);
        }
        Moot::SameDay => packer.small(3),
        Moot::Stage(stage) => {
            packer.small(4);
            packer.small(stage as u8);
        }
        Moot::LaterRound(round) => {
            packer.small(5);
            packer.short(round.0);
        }
        Moot::Answered(on) => {
            packer.small(6);
            packer.day(on);
        }
        Moot::OwnDate(on) => {
            packer.small(7);
            packer.day(on);
        }
        Moot::Overtaken(rule) => {
            packer.small(8);
            pack_rule(packer, rule, rules);
        }
        Moot::Chain(rule) => {
            packer.small(9);
            pack_rule(packer, rule, rules);
        }
    }
}

fn moot<'f>(unpacker: &mut Unpacker<'_>, rules: &[&'f RuleText]) -> Moot<'f> {
    match unpacker.small() {
        0 => Moot::NoContact,
        1 => Moot::Cap(unpacker.short() as u8),
        2 => Moot::Decision(unpacker.day()),
        3 => Moot::SameDay,
        4 => Moot::Stage(Stage::ALL[usize::from(unpacker.small())]),
        5 => Moot::LaterRound(Round(unpacker.short())),
        6 => Moot::Answered(unpacker.day()),
        7 => Moot::OwnDate(unpacker.day()),
        8 => Moot::Overtaken(rule(unpacker, rules)),
        9 => Moot::Chain(rule(unpacker, rules)),
        _ => broken(),
    }
}
