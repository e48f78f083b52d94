//! Bank statements for stories: a CAMT.053 from the receipts it holds.

/// The company's account.
const ACCOUNT: &str = "FR7630006000011234567890189";

/// A statement of one account; each receipt is `day | amount | payer | text`.
pub fn camt(receipts: &str) -> String {
    let entries: String = receipts
        .trim()
        .lines()
        .map(|line| {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            let [day, amount, payer, text] = cells[..] else { panic!("{line}") };
            format!(
                "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>{day}</Dt></BookgDt><NtryDtls><TxDtls>\
                 <RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr></RltdPties>\
                 <RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls>\
                 <AddtlNtryInf>VIR SEPA RECU</AddtlNtryInf></Ntry>\n"
            )
        })
        .collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\
         <GrpHdr><MsgId>R1</MsgId></GrpHdr><Stmt><Id>R1</Id>\
         <Acct><Id><IBAN>{ACCOUNT}</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{entries}</Stmt>\
         </BkToCstmrStmt></Document>\n"
    )
}
