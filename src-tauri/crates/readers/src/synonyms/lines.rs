//! Headings of the lines of a document: a list that has them repeats each document on every line.

#[rustfmt::skip]
pub(crate) const OF_ITEM_LINES: &[&str] = &[
    "Quantity", "Qty", "Item name", "Item description", "Item desc", "Item code", "Item price", "Item total", "Item", "Inventory item code",
    "Product", "Product name", "SKU", "Unit amount", "Unit price", "Rate", "Line amount", "Line total", "Line subtotal", "Description",
    "Line description", "Quantité", "Qté", "Article", "Code article", "Désignation", "Désignation article", "Prix unitaire",
    "Prix unitaire HT", "PU HT", "PU", "Montant ligne", "Total ligne", "Total ligne HT", "Libellé ligne", "Description ligne", "Produit",
];
