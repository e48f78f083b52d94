//! The main job in the window: the sample company, today's list, a letter read and saved.

use std::{fs, path::Path};

use crate::{Outcome, driver::Stage, screen::Screen};

/// Whether the letter's first page shows ink: some dark pixels on a sheet that is mostly white.
const PAINTED: &str = "(() => {
    const sheet = document.querySelector(\"[data-testid='letter-page'] canvas, canvas[data-testid='letter-page']\");
    if (!sheet || !sheet.width) return false;
    const pixels = sheet.getContext('2d').getImageData(0, 0, sheet.width, sheet.height).data;
    let dark = 0, light = 0;
    for (let at = 0; at < pixels.length; at += 4) {
        if (pixels[at + 3] === 0) continue;
        if (pixels[at] < 100) dark++; else if (pixels[at] > 240) light++;
    }
    return dark > 500 && light > dark;
})()";

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn a_letter_of_the_sample_company_is_read_and_saved() -> Outcome {
    let stage = Stage::new()?;
    let saved = stage.saved();
    stage
        .play("letter", async |screen| {
            open_the_sample(screen).await?;
            read_a_letter(screen).await?;
            save_it(screen, &saved).await?;
            in_english_and_in_the_dark(screen).await
        })
        .await
}

async fn open_the_sample(screen: &Screen) -> Outcome {
    screen.find("start-sample").await?;
    screen.shot("start").await?;
    screen.press("start-sample").await?;
    screen
        .until("the day's rows", "document.querySelectorAll(\"[data-testid^='row-']\").length > 5")
        .await?;
    screen.shot("today").await
}

/// Goes down the day's list to the first customer who gets a letter, and opens it.
async fn read_a_letter(screen: &Screen) -> Outcome {
    for row in screen.all("row-").await? {
        row.click().await?;
        screen.find("cockpit").await?;
        if screen.ask("return !!document.querySelector(\"[data-testid='action-preview']\")").await?
            == true
        {
            break;
        }
    }
    screen.shot("customer").await?;
    screen.press("action-preview").await?;
    screen.until("a painted page", PAINTED).await?;
    screen.shot("letter").await
}

async fn save_it(screen: &Screen, folder: &Path) -> Outcome {
    screen.press("action-save").await?;
    screen.find("toast").await?;
    screen.shot("saved").await?;
    let files =
        fs::read_dir(folder)?.map(|it| Ok(it?.path())).collect::<std::io::Result<Vec<_>>>()?;
    assert_eq!(files.len(), 1, "{files:?}");
    assert!(files[0].extension().is_some_and(|it| it == "pdf"), "{files:?}");
    assert!(fs::read(&files[0])?.starts_with(b"%PDF-"));
    Ok(())
}

async fn in_english_and_in_the_dark(screen: &Screen) -> Outcome {
    screen.press("nav-today").await?;
    screen.press("language-en").await?;
    screen.until("English", "document.documentElement.lang === 'en'").await?;
    screen.shot("english").await?;
    screen.press("theme-dark").await?;
    screen
        .until("a dark page", "matchMedia && document.documentElement.dataset.theme === 'dark'")
        .await?;
    screen.shot("dark").await?;
    screen.press("nav-aging").await?;
    screen
        .until("the aged balance", "document.querySelector('table, [role=grid], [role=table]')")
        .await?;
    screen.shot("aging-dark").await
}
