//! Money that came in: a bank statement after the day's list, the certain receipts in one key, one by
//! hand, and the balance that still ties.

use std::fs;

use crate::{Outcome, driver::Stage, screen::Screen};

const LIST: &str = "\
Échéancier clients au 20/11/2026;;;;;;
Code client;Nom du client;N° facture;Date facture;Date échéance;Montant TTC;Reste dû
C010;SARL Boulangerie du Marché;FA-2001;02/09/2026;02/10/2026;1 234,50;1 234,50
C010;SARL Boulangerie du Marché;FA-2014;05/10/2026;05/11/2026;300,00;300,00
C020;Cabinet Ménard;FA-2003;15/06/2026;15/07/2026;2 400,00;2 400,00
C030;Garage Lefèvre;FA-2009;01/10/2026;31/10/2026;780,40;780,40
C030;Garage Lefèvre;FA-2010;08/10/2026;07/11/2026;219,60;219,60
Total;;;;;;4 934,50
";

/// A statement of four receipts: one names its invoice, one pays two at once, one comes from a payer
/// nobody knows, and a fee goes out.
const STATEMENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>
<Stmt><Id>322</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-20</Dt></Dt></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">5622.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-23</Dt></Dt></Bal>
<Ntry><Amt Ccy="EUR">2400.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>CABINET MENARD</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>FACTURE FA-2003</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>GARAGE LEFEVRE</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>NOS FACTURES</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">1234.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>HOLDING DES TROIS VALLEES</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>REGLEMENT</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
<Ntry><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-23</Dt></BookgDt>
<AddtlNtryInf>FRAIS DE TENUE DE COMPTE</AddtlNtryInf></Ntry>
</Stmt></BkToCstmrStmt></Document>
"#;

#[tokio::test]
#[ignore = "drives the real window: cargo xtask test"]
async fn receipts_are_matched_and_the_balance_still_ties() -> Outcome {
    let stage = Stage::new()?;
    let export = stage.export();
    fs::write(&export, LIST)?;
    stage
        .play("receipts", async |screen| {
            screen.press("start-open").await?;
            screen.press("import-commit").await?;
            screen.find("toast").await?;
            fs::write(&export, STATEMENT)?;
            screen.press("nav-import").await?;
            screen.press("choose-file").await?;
            screen.find("import-commit").await?;
            screen.shot("statement").await?;
            screen.press("import-commit").await?;
            accept(screen).await?;
            match_by_hand(screen).await?;
            tie_out(screen).await?;
            in_english_and_in_the_dark(screen).await
        })
        .await
}

async fn accept(screen: &Screen) -> Outcome {
    screen.press("nav-receipts").await?;
    screen.find("receipts").await?;
    screen.shot("proposals").await?;
    screen.press("accept-certain").await?;
    screen.find("toast").await?;
    screen.shot("accepted").await
}

/// The holding pays for the bakery: the user says so once.
async fn match_by_hand(screen: &Screen) -> Outcome {
    screen.until("the holding", "document.body.textContent.includes('HOLDING')").await?;
    screen.press("receipt-accept").await?;
    screen.find("all-done").await?;
    screen.shot("by-hand").await
}

async fn tie_out(screen: &Screen) -> Outcome {
    screen.press("nav-aging").await?;
    screen.find("tie-out").await?;
    screen.shot("tie-out").await?;
    screen.press("account-enter").await?;
    screen.write("account-balance", "4 934,50").await?;
    screen.shot("tied").await
}

async fn in_english_and_in_the_dark(screen: &Screen) -> Outcome {
    screen.press("language-en").await?;
    screen.until("English", "document.documentElement.lang === 'en'").await?;
    screen.press("theme-dark").await?;
    screen.until("a dark page", "document.documentElement.dataset.theme === 'dark'").await?;
    for place in ["nav-receipts", "nav-import", "nav-aging"] {
        screen.press(place).await?;
        screen.shot(&format!("{place}-dark")).await?;
    }
    Ok(())
}
