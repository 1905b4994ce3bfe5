//! Skeleton; the architecture text comes here.

pub mod application;
pub mod business_days;
pub mod columns;
pub mod config;
pub mod diagnostic;
pub mod error;
pub mod history;
pub mod plan;
pub mod read;
pub mod render;
pub mod rules;
pub mod sync;
pub mod template;
pub mod text;
