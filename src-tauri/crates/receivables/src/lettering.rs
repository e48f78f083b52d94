//! Lettering (*lettrage*): from the movements of a customer account to its items and their settlements.
