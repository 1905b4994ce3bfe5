//! Which rules count from which: the order to work them out in, and what each
//! one's follow-ups belong to.

use super::playbook::{Anchor, Rule, Scope};
use crate::plan::Kind;

/// Indices of the rules, each after those it counts from; `Err` is a rule that
/// counts from itself.
pub(super) fn topological_order(rules: &[Rule]) -> Result<Vec<usize>, usize> {
    let mut order = Vec::with_capacity(rules.len());
    let mut marks = vec![Mark::New; rules.len()];
    // The person's own date comes first, since it silences check-ins near it.
    let own_first = (0..rules.len()).filter(|rule| rules[*rule].text.kind == Kind::Own);
    for rule in own_first.chain(0..rules.len()) {
        visit(rule, rules, &mut marks, &mut order)?;
    }
    Ok(order)
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

fn visit(
    rule: usize,
    rules: &[Rule],
    marks: &mut [Mark],
    order: &mut Vec<usize>,
) -> Result<(), usize> {
    match marks[rule] {
        Mark::Done => return Ok(()),
        Mark::Open => return Err(rule),
        Mark::New => marks[rule] = Mark::Open,
    }
    for anchor in anchors(&rules[rule]) {
        match anchor {
            Anchor::FollowUp(parent) => visit(parent, rules, marks, order)?,
            Anchor::FinalCheckIn => {
                for (other, candidate) in rules.iter().enumerate() {
                    if candidate.text.kind == Kind::CheckIn {
                        visit(other, rules, marks, order)?;
                    }
                }
            }
            _ => {}
        }
    }
    marks[rule] = Mark::Done;
    order.push(rule);
    Ok(())
}

/// What any case of a rule counts from.
pub(super) fn anchors(rule: &Rule) -> impl Iterator<Item = Anchor> {
    rule.cases
        .iter()
        .flat_map(|case| case.anchors.iter().copied())
}

/// What each rule's follow-ups belong to, by index.
///
/// It is a matter of the rule and not of the case that applies, so that an act
/// keeps its identity when a decision date becomes known. Check-ins, and what
/// counts from them, belong to the last round; other acts that count from an
/// interview belong to each.
pub(super) fn scopes(rules: &[Rule], order: &[usize]) -> Vec<Scope> {
    let mut scopes = vec![Scope::Application; rules.len()];
    for &rule in order {
        let is_check_in = rules[rule].text.kind == Kind::CheckIn;
        let scope = anchors(&rules[rule]).fold(Scope::Application, |scope, anchor| {
            let of_anchor = match anchor {
                Anchor::Interview | Anchor::InterviewEnd => Scope::EachRound,
                Anchor::Decision | Anchor::FinalCheckIn => Scope::LastRound,
                Anchor::FollowUp(parent) => scopes[parent],
                _ => Scope::Application,
            };
            match (scope, of_anchor) {
                (Scope::LastRound, _) | (_, Scope::LastRound) => Scope::LastRound,
                (Scope::EachRound, _) | (_, Scope::EachRound) => Scope::EachRound,
                (Scope::Application, Scope::Application) => Scope::Application,
            }
        });
        scopes[rule] = match scope {
            Scope::EachRound if is_check_in => Scope::LastRound,
            other => other,
        };
    }
    scopes
}
