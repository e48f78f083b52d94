//! Lettering, story by story and as laws.
