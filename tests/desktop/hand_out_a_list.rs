//! A list goes out to a salesperson, comes back filled in, and is merged with its conflict decided.

use std::fs;

use encours_tests::spreadsheet::{Typed, fill_in};

use crate::{Outcome, driver::Stage, screen::Screen};

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_list_goes_out_comes_back_and_is_merged() -> Outcome {
    let stage = Stage::new()?;
    stage
        .play("sales", async |screen| {
            screen.press("start-sample").await?;
            screen.find("cockpit").await?;
            screen.press("nav-sales").await?;
            screen.find("salespeople").await?;
            screen.shot("people").await?;
            screen.keys("j").await?;
            screen.press("hand-out").await?;
            screen.find("toast").await?;
            screen.shot("handed-out").await?;
            let saved = stage.saved();
            let list = fs::read_dir(&saved)?.filter_map(Result::ok).map(|it| it.path());
            let list = list.into_iter().find(|it| it.extension().is_some_and(|it| it == "xlsx"));
            let list = list.ok_or("no list was saved")?;
            let promised = Typed::Figure("46388"); // 2027-01-01
            fill_in(
                &list,
                &[
                    ("K2", promised),
                    ("M2", Typed::Text("Vu le directeur : réglera après réception de l’avoir.")),
                    ("K3", Typed::Text("fin du mois")),
                    ("M4", Typed::Text("Contact parti, demander Mme Roy à la comptabilité.")),
                    ("I4", Typed::Figure("10")),
                ],
            )?;
            fs::copy(&list, stage.export())?;
            screen.press("open-returned").await?;
            screen.find("returned").await?;
            screen.shot("returned").await?;
            screen.press("merge-returned").await?;
            screen.find("handed-out").await?;
            screen.shot("merged").await?;
            // Another day is typed over the one that was merged: now the ledger has a word of its own.
            fill_in(&list, &[("K2", Typed::Figure("46400"))])?;
            fs::copy(&list, stage.export())?;
            dark_and_english(screen).await
        })
        .await
}

async fn dark_and_english(screen: &Screen) -> Outcome {
    screen.press("theme-dark").await?;
    screen.press("language-en").await?;
    screen.resize(1920, 1080).await?;
    screen.press("open-returned").await?;
    screen.find("returned").await?;
    screen.keys("x").await?;
    screen.shot("returned-dark").await?;
    screen.press("leave-returned").await?;
    screen.find("salespeople").await?;
    screen.shot("people-dark").await
}
