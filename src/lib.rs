//! Skeleton; the architecture text comes here.

pub mod application;
pub mod business_days;
pub mod columns;
pub mod diagnostic;
pub mod error;
pub mod plan;
pub mod read;
pub mod template;
pub mod text;
