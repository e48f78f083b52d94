//! XML, a bounded subtree at a time; entities and external references are refused.
