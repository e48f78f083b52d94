//! Matching (*rapprochement*): which open items a receipt pays, with a reason and a confidence.
