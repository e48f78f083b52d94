//! The commands as the page calls them, without a display: names, arguments, answers, refusals.

#![allow(clippy::unwrap_used, reason = "the helpers of a test may stop it")]

use std::{path::PathBuf, sync::Arc};

use app::App;
use chrono::{NaiveDate, NaiveDateTime};
use serde_json::{Value, json};
use shell::{commands::handlers, desk::Desk, pick::FixedPicker};
use tauri::{
    WebviewWindow, WebviewWindowBuilder,
    ipc::CallbackFn,
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets},
    webview::InvokeRequest,
};

/// The day of every test.
fn clock() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap().and_hms_opt(9, 0, 0).unwrap()
}

/// A window on an empty data folder; the dialogs answer `open`.
struct Page {
    window: WebviewWindow<MockRuntime>,
    _data: tempfile::TempDir,
}

impl Page {
    fn new(open: Option<PathBuf>) -> Self {
        let data = tempfile::tempdir().unwrap();
        let app = App::new(data.path().to_owned(), clock);
        let tauri = mock_builder()
            .manage(Desk::new(app, Arc::new(FixedPicker::new(open, None))))
            .invoke_handler(handlers())
            .build(mock_context(noop_assets()))
            .unwrap();
        let window = WebviewWindowBuilder::new(&tauri, "main", Default::default()).build().unwrap();
        Self { window, _data: data }
    }

    /// Calls a command as `invoke` does.
    fn invoke(&self, command: &str, arguments: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: "tauri://localhost".parse().unwrap(),
            body: arguments.into(),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.window, request).map(|body| body.deserialize().unwrap())
    }
}

#[test]
fn the_first_start_has_no_ledger_and_speaks_french() {
    let page = Page::new(None);
    let session = page.invoke("session", json!({})).unwrap();
    assert_eq!(session["ledger"], Value::Null);
    assert_eq!(session["today"], "2026-11-23");
    assert_eq!(session["language"], "fr");
}

#[test]
fn the_language_stays_changed() {
    let page = Page::new(None);
    page.invoke("set_language", json!({ "language": "en" })).unwrap();
    assert_eq!(page.invoke("session", json!({})).unwrap()["language"], "en");
}

#[test]
fn the_printer_is_chosen_for_the_machine_without_a_ledger() {
    let page = Page::new(None);
    let settings = json!({ "printer": "", "tray": "", "duplex": true, "copies": 2 });
    let sheet = page.invoke("save_printer", json!({ "settings": settings })).unwrap();
    assert_eq!(sheet["settings"], settings);
    assert_eq!(page.invoke("printer_settings", json!({})).unwrap(), settings);
    let asked = json!({ "customers": ["C001"], "on": null, "withInvoices": true });
    assert_eq!(page.invoke("print_letters", asked).unwrap_err()["key"], "no_ledger");
}

#[test]
fn a_refusal_arrives_as_a_key_and_a_sentence() {
    let page = Page::new(None);
    let refused = page.invoke("worklist", json!({ "on": null })).unwrap_err();
    assert_eq!(refused["key"], "no_ledger");
    assert!(refused["sentence"].as_str().is_some_and(|it| !it.is_empty()));
}

#[test]
fn a_closed_dialog_is_an_answer() {
    assert_eq!(Page::new(None).invoke("choose_exports", json!({})), Ok(json!([])));
    let chosen = Page::new(Some("/tmp/export.csv".into())).invoke("choose_exports", json!({}));
    assert_eq!(chosen, Ok(json!(["/tmp/export.csv"])));
}

#[test]
fn arguments_are_named_as_the_page_names_them() {
    // Each reaches its use case, which has no ledger; a wrong name would be Tauri's own refusal.
    let page = Page::new(None);
    for (command, arguments) in [
        (
            "aged_balance",
            json!({ "on": "2026-10-31", "request": { "basis": "due", "by": "segment", "compare": "2026-09-30" } }),
        ),
        ("indicators", json!({ "on": null, "months": 12 })),
        ("payers", json!({ "on": null })),
        ("payer_profile", json!({ "customer": "C001", "on": null })),
        ("forecast", json!({ "on": null })),
        ("forecast_error", json!({ "on": null })),
        ("provision", json!({ "on": "2026-10-31" })),
        (
            "set_provision_rates",
            json!({ "on": null, "rates": {
                "rates": [{ "column": "up_to30", "percent": "2,2" }], "net_of_credits": false,
            } }),
        ),
        (
            "set_doubtful",
            json!({ "on": null, "draft": {
                "customer": "C001", "since": null, "rate": "50", "vat_rate": "", "reason": "RJ",
            } }),
        ),
        ("clear_doubtful", json!({ "customer": "C001", "on": null })),
        ("close_month", json!({ "on": "2026-10-31" })),
        ("closings", json!({})),
        ("closing", json!({ "id": 1 })),
        ("year_end_table", json!({ "on": null })),
        ("imports", json!({})),
        ("undo_preview", json!({ "import": 1 })),
        ("undo_import", json!({ "import": 1 })),
        ("redo_import", json!({ "import": 1 })),
        ("brief", json!({})),
        ("tie_out", json!({ "on": null })),
        ("set_account_balance", json!({ "on": null, "amount": "1", "currency": "EUR" })),
        ("receipts", json!({})),
        ("accept_receipts", json!({ "receipts": [1] })),
        ("match_receipt", json!({ "matched": { "receipt": 1, "items": [1] } })),
        ("unmatch_receipt", json!({ "receipt": 1 })),
        ("set_aside_receipt", json!({ "receipt": 1, "aside": true })),
        ("claimable", json!({ "customer": "C001" })),
        ("customer_sheet", json!({ "customer": "C001", "on": null })),
        ("find_customers", json!({ "query": "men" })),
        ("find_documents", json!({ "query": "FA-1" })),
        ("letter_pdf", json!({ "customer": "C001", "on": null })),
        ("letters_pdf", json!({ "customers": ["C001"], "on": null })),
        ("document_pdf", json!({ "document": 1 })),
        ("save_letters", json!({ "customers": null, "on": null })),
        ("post_letters", json!({ "customers": null, "on": null })),
        ("imports", json!({})),
        ("company", json!({})),
        ("record_call", json!({ "report": { "customer": "C001", "outcome": "voicemail" } })),
    ] {
        let refused = page.invoke(command, arguments).unwrap_err();
        assert_eq!(refused["key"], "no_ledger", "{command}");
    }
}
