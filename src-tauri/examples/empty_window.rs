//! A window with a table of twenty rows and nothing else: the least that any program built like this
//! one takes to launch, for `cargo xtask bench`.

use std::fmt::Write as _;

use tauri::{
    Builder, Url, WebviewUrl, WebviewWindowBuilder, generate_context,
    http::{Response, header::CONTENT_TYPE},
};

const ROWS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let page = page();
    let mut context = generate_context!();
    context.config_mut().app.windows.clear();
    Builder::default()
        .register_uri_scheme_protocol("rows", move |_, _| {
            let page = page.clone().into_bytes();
            Response::builder().header(CONTENT_TYPE, "text/html").body(page).unwrap_or_default()
        })
        .setup(|app| {
            let page = WebviewUrl::CustomProtocol(Url::parse("rows://localhost/")?);
            WebviewWindowBuilder::new(app, "main", page).inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(context)?;
    Ok(())
}

/// The page says when its rows are on the screen, as ours does.
fn page() -> String {
    let mut rows = String::new();
    for row in 1..=ROWS {
        // Writing to a text cannot fail.
        let _ = write!(rows, "<tr><td>Customer {row}</td><td>{row}00.00</td></tr>");
    }
    format!(
        "<!doctype html><meta charset=utf-8><table>{rows}</table>\
         <script>requestAnimationFrame(() => performance.mark('rows'))</script>"
    )
}
