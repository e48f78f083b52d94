//! Bank statements: the text of a file in, the table of its movements out.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::io::{Cursor, Write};

use proptest::prelude::*;
use readers::{
    Refusal,
    bank::{self, BankFile, BankFormat, BankRefusal, StatementKind},
};

fn read(bytes: impl AsRef<[u8]>) -> Result<BankFile, Refusal> {
    bank::read(Cursor::new(bytes.as_ref().to_vec()))
}

/// Statements, movements and problems, one line each.
fn table(bytes: impl AsRef<[u8]>) -> String {
    let file = match read(bytes) {
        Ok(file) => file,
        Err(refusal) => return format!("{refusal:?}"),
    };
    let mut out = String::new();
    for it in &file.statements {
        let balance = |it: &Option<bank::BankBalance>| {
            it.as_ref().map_or("-".to_owned(), |it| it.amount.to_string())
        };
        let check = match it.check {
            Some(true) => "ties",
            Some(false) => "does not tie",
            None => "open",
        };
        let (opening, closing) = (balance(&it.opening), balance(&it.closing));
        out += &format!("{}# {} {opening} to {closing} {check}\n", it.line, it.account);
        for it in &it.lines {
            let reversal = if it.is_reversal { " reversal" } else { "" };
            let texts = [&it.label, &it.payer, &it.remittance, &it.end_to_end, &it.bank_reference];
            let texts = texts.map(String::as_str).join(" | ");
            out += &format!("{} {} {}{reversal} {texts}\n", it.line, it.booked_on, it.amount);
            for it in it.details.iter().filter(|_| it.details.len() > 1) {
                let amount = it.amount.map_or("-".to_owned(), |it| it.to_string());
                out +=
                    &format!("  {amount} {} | {} | {}\n", it.payer, it.remittance, it.end_to_end);
            }
        }
    }
    for it in &file.problems {
        out += &format!("{}! {} {:?}\n", it.line, it.column, it.kind);
    }
    file.remarks.iter().for_each(|it| out += &format!("{it:?}\n"));
    out
}

#[track_caller]
fn check(bytes: impl AsRef<[u8]>, expected: &str) {
    let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
    let found = table(bytes);
    let found: Vec<&str> = found.trim().lines().map(str::trim).collect();
    assert_eq!(found, expected, "\n{}", found.join("\n"));
}

/// A balance, record 01 or 07.
fn balance(code: &str, day: &str, amount: &str) -> String {
    format!("{code}30001    00794EUR2 12345678901  {day}{:50}{amount:0>14}{:16}\r\n", "", "")
}

/// A movement, record 04.
fn movement(code: &str, days: [&str; 2], label: &str, number: &str, amount: &str) -> String {
    let [booked, value] = days;
    format!(
        "0430001    00794EUR2 12345678901{code}{booked}  {value}{label:31}  {number:7}  {amount:0>14}{:16}\r\n",
        ""
    )
}

/// A detail, record 05.
fn detail(qualifier: &str, text: &str) -> String {
    format!("0530001    00794EUR2 1234567890105110326     {qualifier}{text:70}  \r\n")
}

fn cfonb() -> String {
    [
        balance("01", "100326", "25000{"),
        movement("05", ["110326", "110326"], "VIR SEPA ATELIER LENOIR", "0000041", "124050{"),
        detail("NPY", "ATELIER LENOIR"),
        detail("LCC", "REGLEMENT F-2026-114"),
        detail("RCN", &format!("{:35}{}", "AL-7781", "")),
        movement("05", ["110326", "110326"], "VIR SEPA HOTEL DU PORT", "0000042", "9999I"),
        detail("NPY", "HOTEL DU PORT"),
        detail("LCC", "ACOMPTE"),
        detail("RCN", "NOTPROVIDED"),
        movement("08", ["120326", "130326"], "REJET PRLV BRASSERIE ZOLA", "0000043", "31290}"),
        detail("NPY", "BRASSERIE ZOLA"),
        detail("LCC", "F-2026-097"),
        detail("RCN", "RUM-512"),
        movement("61", ["120326", "120326"], "COMMISSIONS", "0000044", "175Q"),
        balance("07", "120326", "127584A"),
    ]
    .concat()
}

const MT940: &str = "{1:F01BANKFRPPAXXX0000000000}{2:I940BANKFRPPXXXXN}{4:\r\n\
    :20:RELEVE 12\r\n:25:FR7630001007941234567890185\r\n:28C:00071/001\r\n:60F:C260310EUR2500,00\r\n\
    :61:2603110311C12405,00NTRFAL-7781//0000041\r\n:86:VIR SEPA ATELIER LENOIR\r\nREGLEMENT F-2026-114\r\n\
    :61:2603110311C999,99NTRFNONREF//0000042\r\n:86:VIR SEPA HOTEL DU PORT\r\nACOMPTE\r\n\
    :61:2603130312RC3129,00NTRFRUM-512//0000043\r\n:86:REJET PRLV BRASSERIE ZOLA\r\nF-2026-097\r\n\
    :61:2603120312D17,58NCHGNONREF//0000044\r\n:86:COMMISSIONS\r\n\
    :62F:C260312EUR12758,41\r\n-}\r\n";

const OFX: &str = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n\n\
    <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>\n\
    <BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR\n\
    <BANKACCTFROM><BANKID>30001<BRANCHID>00794<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM>\n\
    <BANKTRANLIST>\n\
    <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260311<TRNAMT>+12405.00<FITID>0000041<NAME>VIR SEPA ATELIER LENOIR<MEMO>REGLEMENT F-2026-114</STMTTRN>\n\
    <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20260311<TRNAMT>999,99<FITID>0000042<NAME>VIR SEPA HOTEL DU PORT<MEMO>ACOMPTE</STMTTRN>\n\
    <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260312<TRNAMT>-3129.00<FITID>0000043<NAME>REJET PRLV BRASSERIE ZOLA<MEMO>F-2026-097</STMTTRN>\n\
    <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20260312<TRNAMT>-17.58<FITID>0000044<NAME>COMMISSIONS</STMTTRN>\n\
    </BANKTRANLIST><LEDGERBAL><BALAMT>12758.41<DTASOF>20260312</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>\n";

fn camt_balance(code: &str, amount: &str, day: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
         <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>\n"
    )
}

/// An entry up to its payments.
fn camt_entry(amount: &str, direction: &str, booked: &str, rest: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>{booked}</Dt></BookgDt>{rest}</Ntry>\n"
    )
}

fn camt_payment(payer: &str, text: &str, end_to_end: &str) -> String {
    format!(
        "<TxDtls><Refs><EndToEndId>{end_to_end}</EndToEndId></Refs><RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr>\
         <Cdtr><Nm>NOUS</Nm></Cdtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls>"
    )
}

fn camt_document(entries: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId></GrpHdr>\n\
         <Stmt><Id>2026-71</Id><Acct><Id><IBAN>FR7630001007941234567890185</IBAN></Id><Ccy>EUR</Ccy></Acct>\n{entries}</Stmt></BkToCstmrStmt></Document>\n"
    )
}

fn camt() -> String {
    let entry = |amount, direction, booked, number, label, payment: String| {
        let rest = format!(
            "<AcctSvcrRef>{number}</AcctSvcrRef><NtryDtls>{payment}</NtryDtls><AddtlNtryInf>{label}</AddtlNtryInf>"
        );
        camt_entry(amount, direction, booked, &rest)
    };
    let reversal = entry(
        "3129.00",
        "DBIT",
        "2026-03-12",
        "0000043",
        "REJET PRLV BRASSERIE ZOLA",
        camt_payment("BRASSERIE ZOLA", "F-2026-097", "RUM-512"),
    );
    camt_document(
        &[
            camt_balance("OPBD", "2500.00", "2026-03-10"),
            camt_balance("CLBD", "12758.41", "2026-03-12"),
            entry(
                "12405.00",
                "CRDT",
                "2026-03-11",
                "0000041",
                "VIR SEPA ATELIER LENOIR",
                camt_payment("ATELIER LENOIR", "REGLEMENT F-2026-114", "AL-7781"),
            ),
            entry(
                "999.99000",
                "CRDT",
                "2026-03-11",
                "0000042",
                "VIR SEPA HOTEL DU PORT",
                camt_payment("HOTEL DU PORT", "ACOMPTE", "NOTPROVIDED"),
            ),
            reversal.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"),
            entry("17.58", "DBIT", "2026-03-12", "0000044", "COMMISSIONS", String::new()),
        ]
        .concat(),
    )
}

fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn four_formats_say_the_same() {
    let expected = [
        "2026-03-11 12405.00 EUR VIR SEPA ATELIER LENOIR / REGLEMENT F-2026-114 / 0000041",
        "2026-03-11 999.99 EUR VIR SEPA HOTEL DU PORT / ACOMPTE / 0000042",
        "2026-03-12 -3129.00 EUR REJET PRLV BRASSERIE ZOLA / F-2026-097 / 0000043",
        "2026-03-12 -17.58 EUR COMMISSIONS /  / 0000044",
    ];
    for (bytes, format, check) in [
        (cfonb(), BankFormat::Cfonb120, Some(true)),
        (camt(), BankFormat::Camt, Some(true)),
        (MT940.to_owned(), BankFormat::Mt940, Some(true)),
        (OFX.to_owned(), BankFormat::Ofx, None),
    ] {
        let file = read(bytes).unwrap();
        assert_eq!((file.format, file.problems, file.remarks), (format, vec![], vec![]));
        let [statement] = &file.statements[..] else { panic!("{format:?}") };
        assert_eq!(statement.account, "FR7630001007941234567890185", "{format:?}");
        assert_eq!(statement.closing.as_ref().unwrap().amount.to_string(), "12758.41");
        assert_eq!(statement.check, check, "{format:?}");
        let lines = statement.lines.iter().map(|it| {
            let (amount, currency) = (it.amount, it.amount.currency);
            let texts = [&it.label, &it.remittance, &it.bank_reference].map(String::as_str);
            format!("{} {amount} {currency} {}", it.booked_on, texts.join(" / "))
        });
        assert_eq!(lines.collect::<Vec<_>>(), expected, "{format:?}");
    }
}

#[test]
fn the_payer_and_the_reference_stand_where_the_format_has_them() {
    let of = |bytes: String| {
        let lines = read(bytes).unwrap().statements.remove(0).lines;
        lines.into_iter().map(|it| format!("{} {}", it.payer, it.end_to_end)).collect::<Vec<_>>()
    };
    let expected = ["ATELIER LENOIR AL-7781", "HOTEL DU PORT ", "BRASSERIE ZOLA RUM-512", " "];
    assert_eq!(of(cfonb()), expected);
    assert_eq!(of(camt()), expected);
    assert_eq!(of(MT940.to_owned()), [" AL-7781", " ", " RUM-512", " "]);
}

#[test]
fn a_cfonb_file_may_have_other_ends_of_line_or_none() {
    let file = cfonb();
    let stripped: Vec<&str> = file.lines().map(str::trim_end).collect();
    for text in [
        file.replace('\r', ""),
        file.replace('\n', ""),
        file.replace("\r\n", ""),
        file.replace("\r\n", "\r\n\r\n") + "\u{1A}",
        stripped.join("\n"),
    ] {
        let statement = &read(&text).unwrap().statements[0];
        assert_eq!((statement.lines.len(), statement.check), (4, Some(true)), "{text}");
    }
}

#[test]
fn cfonb_details_are_told_apart_by_their_qualifier() {
    let file = [
        balance("01", "100326", "0{"),
        movement("05", ["110326", "000000"], "VIR", "0000000", "1000{"),
        detail("NPY", "BANQUE DU PAYEUR"),
        detail("NBE", "NOUS"),
        detail("RCN", &format!("{:35}{}", "E2E-1", "SALA")),
        detail(
            "LCC",
            &format!("{:>70}", "FACTURES F-1 F-2 F-3 F-4 F-5 F-6 F-7 F-8 F-9 F-10 F-11 F-12 F-130")
                .replace("  ", "XX"),
        ),
        detail("LC2", "14 ET F-15"),
        detail("LCS", "RF18539007547034"),
        detail("REF", "NONREF"),
        detail("RUM", &format!("{:35}{}", "MANDAT-9", "RCUR")),
        detail("LIB", "LIBRE"),
        detail("MMO", "USD2000000000012345"),
        detail("ZZZ", "INCONNU"),
        balance("07", "110326", "1000{"),
    ]
    .concat();
    let statement = read(file).unwrap().statements.remove(0);
    let line = &statement.lines[0];
    assert_eq!((line.payer.as_str(), line.end_to_end.as_str()), ("BANQUE DU PAYEUR", "E2E-1"));
    assert!(
        line.remittance.ends_with("F-13014 ET F-15 SALA LIBRE RF18539007547034 MANDAT-9"),
        "{}",
        line.remittance
    );
    assert_eq!((line.value_on, line.bank_reference.as_str()), (None, ""));
}

#[test]
fn a_wrong_cfonb_record_is_left_out_and_the_reading_goes_on() {
    let (open, close) = (balance("01", "100326", "0{"), balance("07", "110326", "500{"));
    let good = movement("05", ["110326", "110326"], "VIR", "0000001", "500{");
    let bad = |amount: &str| movement("05", ["110326", "110326"], "VIR", "0000002", amount);
    let other = |record: &str| record.replace("12345678901", "99999999999");
    let read = "1# FR7630001007941234567890185 0.00 to 50.00";
    let line = |number: u64| format!("{number} 2026-03-11 50.00 VIR |  |  |  | 0000001");
    let begins = |check: &str, number: u64| format!("{read} {check}\n{}\n", line(number));
    for (file, expected) in [
        (
            [&open, &movement("05", ["300226", "110326"], "VIR", "0000002", "9{"), &good, &close]
                .map(String::as_str)
                .concat(),
            begins("ties", 3) + "2! 35-40 ImpossibleDate { value: \"300226\" }",
        ),
        (
            [&open, &bad("12O0{"), &detail("LIB", "SUIT"), &good, &close]
                .map(String::as_str)
                .concat(),
            begins("ties", 4) + "2! 91-104 NotAnAmount { value: \"00000000012O0{\", meant: None }",
        ),
        (
            [&open, &bad("5000"), &good, &close].map(String::as_str).concat(),
            begins("ties", 3) + "2! 91-104 NotAnAmount { value: \"00000000005000\", meant: None }",
        ),
        (
            [open.as_str(), &good, &detail("LIB", "X").replacen("  \r\n", " \r\n", 1), &close]
                .concat(),
            begins("ties", 2) + "3!  Bank(RecordLength { found: 119 })",
        ),
        (
            [&open, &detail("LIB", "SEUL"), &good, &close].map(String::as_str).concat(),
            begins("ties", 3) + "2!  Bank(DetailWithoutMovement)",
        ),
        (
            [&open, &other(&good), &good, &close].map(String::as_str).concat(),
            begins("ties", 3)
                + "2!  Bank(OtherAccount { found: \"FR7630001007949999999999939\", expected: \"FR7630001007941234567890185\" })",
        ),
        (
            [&open, &good.replace("EUR2", "EUR3"), &good, &close].map(String::as_str).concat(),
            begins("ties", 3) + "2! 20 Bank(Decimals { announced: 3, most: 2 })",
        ),
        (
            [&open, &good.replace("EUR2", "EUX2"), &good, &close].map(String::as_str).concat(),
            begins("ties", 3) + "2! 17-19 UnknownCurrency { value: \"EUX\" }",
        ),
        (
            [&open, "99 INCONNU\r\n", &good, &close].concat(),
            begins("ties", 3) + "2!  Bank(UnknownRecord { code: \"99\" })",
        ),
        (
            [&open, &good, &bad("100{"), &close].map(String::as_str).concat(),
            begins("does not tie", 2) + "3 2026-03-11 10.00 VIR |  |  |  | 0000002",
        ),
        (
            [&open, &good, &close, &bad("100{"), &detail("LIB", "SUIT"), &close]
                .map(String::as_str)
                .concat(),
            begins("ties", 2) + "4!  Bank(OutsideStatement)\n6!  Bank(ClosingWithoutOpening)",
        ),
        (
            [&open, &good, &open, &good, &close].map(String::as_str).concat(),
            format!(
                "1# FR7630001007941234567890185 0.00 to - open\n{}\n3# FR7630001007941234567890185 0.00 to 50.00 ties\n{}\n3!  Bank(LeftOpen)",
                line(2),
                line(4)
            ),
        ),
        (
            [&open, &good].map(String::as_str).concat(),
            format!(
                "1# FR7630001007941234567890185 0.00 to - open\n{}\n1!  Bank(LeftOpen)",
                line(2)
            ),
        ),
        (
            [&open, &good, &other(&close)].map(String::as_str).concat(),
            format!(
                "1# FR7630001007941234567890185 0.00 to - open\n{}\n3!  Bank(OtherAccount {{ found: \"FR7630001007949999999999939\", expected: \"FR7630001007941234567890185\" }})",
                line(2)
            ),
        ),
        (
            [&open.replace("100326", "  XX26"), &good, &close].map(String::as_str).concat(),
            format!(
                "1# FR7630001007941234567890185 - to 50.00 open\n{}\n1! 35-40 NotADate {{ value: \"XX26\" }}",
                line(2)
            ),
        ),
        (good.clone(), "1!  Bank(OutsideStatement)".to_owned()),
    ] {
        check(file, &expected);
    }
}

#[test]
fn a_wrong_mt940_line_is_left_out_and_the_reading_goes_on() {
    let file = |movements: &str| {
        format!(
            ":20:A\n:25:50880050/0194787400888\n:60F:C260310EUR0,\n{movements}:62F:C260312EUR5,\n-\n"
        )
    };
    let good = ":61:260311C5,NTRFNONREF\n:86:VIR\n";
    let read = |number: u64, check: &str| {
        format!(
            "1# 50880050/0194787400888 0 to 5 {check}\n{number} 2026-03-11 5.00 VIR |  |  |  | \n"
        )
    };
    for (text, expected) in [
        (
            file(&format!(":61:260230C5,NTRFNONREF\n:86:PERDU\nAVEC\n{good}")),
            read(7, "ties") + "4! :61: ImpossibleDate { value: \"260230\" }",
        ),
        (
            file(&format!(":61:260311C5O,NTRFNONREF\n{good}")),
            read(5, "ties") + "4! :61: NotAnAmount { value: \"5O,\", meant: Some(\"50,\") }",
        ),
        (
            file(&format!(":61:260311C5,001NTRFNONREF\n{good}")),
            read(5, "ties") + "4! :61: Bank(TooFine { value: \"5.001\" })",
        ),
        (
            file(&format!("{good}:61:BRUIT\n")),
            read(4, "ties") + "6! :61: Bank(Unreadable { value: \"BRUIT\" })",
        ),
        (file(good) + ":61:260311C7,NTRFNONREF\n", read(4, "ties") + "8!  Bank(OutsideStatement)"),
        (
            file(good).replace(":62F:C260312EUR5,\n-\n", ""),
            format!("{}1!  Bank(LeftOpen)", read(4, "open").replace("to 5", "to -")),
        ),
        (file(good).replace("EUR5,", "EUR6,"), read(4, "does not tie").replace("to 5", "to 6")),
        (file(good).replace("C260312EUR5,", "C260312USD5,"), read(4, "does not tie")),
    ] {
        check(text, &expected);
    }
}

#[test]
fn a_wrong_ofx_movement_is_left_out_and_the_reading_goes_on() {
    for (from, to, problem) in [
        (
            "20260311<TRNAMT>+",
            "20260230<TRNAMT>+",
            "10! DTPOSTED ImpossibleDate { value: \"20260230\" }",
        ),
        ("<DTPOSTED>20260311<TRNAMT>+", "<TRNAMT>+", "10! DTPOSTED Bank(NoDate)"),
        ("+12405.00", "$12405.00", "10! TRNAMT NotAnAmount { value: \"$12405.00\", meant: None }"),
        ("<TRNAMT>+12405.00", "", "10! TRNAMT Bank(NoAmount)"),
    ] {
        let file = read(OFX.replacen(from, to, 1)).unwrap();
        let problems: Vec<_> = file
            .problems
            .iter()
            .map(|it| format!("{}! {} {:?}", it.line, it.column, it.kind))
            .collect();
        assert_eq!((problems, file.statements[0].lines.len()), (vec![problem.to_owned()], 3));
    }
    let cut = &OFX[..OFX.find("<MEMO>F-2026-097").unwrap()];
    let file = read(cut).unwrap();
    assert_eq!((file.statements[0].lines.len(), file.problems.len()), (2, 1));
    assert!(matches!(file.problems[0].kind, readers::ProblemKind::CutOff));
}

#[test]
fn ofx_2_and_closed_or_empty_tags_are_the_same() {
    let closed = OFX
        .replace(
            "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nCHARSET:1252\n",
            "<?xml version=\"1.0\"?>\n<?OFX OFXHEADER=\"200\"?>\n<!-- <STMTTRN> -->\n",
        )
        .replace(
            "<MEMO>ACOMPTE",
            "<MEMO>ACOMPTE</MEMO><CHECKNUM></CHECKNUM><PAYEE><NAME>H&amp;P</NAME></PAYEE>",
        )
        .replace("<TRNAMT>-17.58", "<TRNAMT>-17.58</TRNAMT>");
    for text in [closed.clone(), closed.replace('\n', "")] {
        let lines = read(text).unwrap().statements.remove(0).lines;
        assert_eq!(lines.len(), 4);
        assert_eq!((lines[1].payer.as_str(), lines[1].remittance.as_str()), ("H&P", "ACOMPTE"));
        assert_eq!(lines[3].amount.minor, -17_58);
    }
}

#[test]
fn a_batch_keeps_its_payments() {
    let payment = |payer, text, amount| {
        camt_payment(payer, text, "NOTPROVIDED").replacen(
            "<RltdPties>",
            &format!("<Amt Ccy=\"EUR\">{amount}</Amt><RltdPties>"),
            1,
        )
    };
    let batch = |first, second| {
        camt_document(&camt_entry(
            "30.00",
            "CRDT",
            "2026-03-11",
            &format!("<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{first}{second}</NtryDtls>"),
        ))
    };
    check(
        batch(payment("LENOIR", "F-1", "10.00"), payment("ZOLA", "F-2", "20.00")),
        "3# FR7630001007941234567890185 - to - open
         4 2026-03-11 30.00  |  |  |  |
         10.00 LENOIR | F-1 |
         20.00 ZOLA | F-2 |",
    );
    check(
        batch(payment("LENOIR", "F-1", "10.00"), payment("LENOIR", "F-2", "2O.00")),
        "3# FR7630001007941234567890185 - to - open
         4 2026-03-11 30.00  | LENOIR |  |  |
         10.00 LENOIR | F-1 |
         - LENOIR | F-2 |",
    );
}

#[test]
fn a_wrong_camt_entry_is_left_out_and_the_reading_goes_on() {
    let good = camt_entry("5.00", "CRDT", "2026-03-11", "<AddtlNtryInf>VIR</AddtlNtryInf>");
    let wrong =
        |from: &str, to: &str| camt_entry("7.00", "DBIT", "2026-03-12", "").replacen(from, to, 1);
    for (entry, problem) in [
        (wrong("2026-03-12", "2026-02-30"), "5! BookgDt ImpossibleDate { value: \"2026-02-30\" }"),
        (wrong("7.00", "7,OO"), "5! Amt NotAnAmount { value: \"7,OO\", meant: Some(\"7,00\") }"),
        (wrong("7.00", "7.005"), "5! Amt Bank(TooFine { value: \"7.005\" })"),
        (wrong("EUR", "EUX"), "5! Ccy UnknownCurrency { value: \"EUX\" }"),
        (wrong("DBIT", "X"), "5! CdtDbtInd Bank(NoDirection)"),
        (wrong("<CdtDbtInd>DBIT</CdtDbtInd>", ""), "5! CdtDbtInd Bank(NoDirection)"),
        (wrong("<Amt Ccy=\"EUR\">7.00</Amt>", ""), "5!  Bank(NoAmount)"),
        (wrong("<BookgDt><Dt>2026-03-12</Dt></BookgDt>", ""), "5! BookgDt Bank(NoDate)"),
        (wrong("BOOK", "PDNG"), "NotBooked { count: 1, first: 5 }"),
        (wrong("BOOK", "<Cd>INFO</Cd>"), "NotBooked { count: 1, first: 5 }"),
    ] {
        let expected = format!(
            "3# FR7630001007941234567890185 - to - open
             4 2026-03-11 5.00 VIR |  |  |  |
             6 2026-03-11 5.00 VIR |  |  |  |
             {problem}"
        );
        check(camt_document(&[good.as_str(), &entry, &good].concat()), &expected);
    }
}

#[test]
fn reports_and_notifications_say_what_they_are() {
    for (message, element, kind) in [
        ("BkToCstmrStmt", "Stmt", StatementKind::Statement),
        ("BkToCstmrAcctRpt", "Rpt", StatementKind::Report),
        ("BkToCstmrDbtCdtNtfctn", "Ntfctn", StatementKind::Notification),
    ] {
        let text =
            camt().replace("BkToCstmrStmt", message).replace("Stmt>", &format!("{element}>"));
        let text = text.replace(&format!("BkToCstmr{element}>"), &format!("{message}>"));
        let file = read(text).unwrap();
        assert_eq!((file.statements[0].kind, file.statements[0].lines.len()), (kind, 4));
    }
}

#[test]
fn an_archive_gives_the_statements_of_all_its_messages() {
    let file =
        read(zipped(&[("a.xml", &camt()), ("lisez-moi.txt", "bonjour"), ("b.xml", &camt())]));
    let file = file.unwrap();
    assert_eq!((file.statements.len(), file.statements[1].check), (2, Some(true)));
}

#[test]
fn what_is_no_statement_is_refused() {
    let transfer =
        format!("0302 {:235}\r\n", "").replacen("0302 ", "03020001", 1)[..240].to_owned();
    let blanks = " ".repeat(64_000_001);
    for (bytes, expected) in [
        (Vec::new(), "Empty"),
        (b" \r\n".to_vec(), "Empty"),
        (b"Date;Libelle;Montant\n".to_vec(), "Bank(NotAStatement)"),
        (b"1\n2\n3\n".to_vec(), "Bank(NotAStatement)"),
        (zipped(&[("a.txt", "bonjour")]), "Bank(NotAStatement)"),
        (zipped(&[]), "Bank(NotAStatement)"),
        (b"PK\x03\x04 broken".to_vec(), "OtherFormat(Zip)"),
        (transfer.into_bytes(), "Bank(Cfonb240)"),
        (format!("01{}\r\n", &cfonb()[2..90]).repeat(2).into_bytes(), "Bank(WrongLength { found: 90 })"),
        (camt().split("<Stmt>").next().unwrap().as_bytes().to_vec(), "BadXml { line: 3 }"),
        (camt().as_bytes()[..camt().len() - 30].to_vec(), "BadXml { line: 10 }"),
        (camt().replacen("?>", "?><!DOCTYPE a [<!ENTITY b \"c\">]>", 1).into_bytes(), "Entities { line: 1 }"),
        (b"<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>".to_vec(), "Bank(NoStatement)"),
        (b"OFXHEADER:100\n<OFX></OFX>".to_vec(), "Bank(NoStatement)"),
        (
            b"<OFX><STMTTRNRS><STATUS><CODE>2000<SEVERITY>ERROR<MESSAGE>Indisponible</STATUS></STMTTRNRS></OFX>".to_vec(),
            "Bank(BankError { code: \"2000\", message: \"Indisponible\" })",
        ),
        ((MT940.to_owned() + &blanks).into_bytes(), "TooLarge { megabytes: 64 }"),
        (zipped(&[("a.xml", &camt()), ("b.xml", &blanks)]), "Inflates { megabytes: 64 }"),
        (
            [balance("01", "100326", "0{"), "99\n".repeat(1_000_000)].concat().into_bytes(),
            "Bank(TooManyLines { most: 1000000 })",
        ),
    ] {
        let found = read(&bytes).map(|it| it.statements.len());
        let head = String::from_utf8_lossy(&bytes[..bytes.len().min(80)]).into_owned();
        assert_eq!(format!("{:?}", found.unwrap_err()), expected, "{head}");
    }
    assert!(matches!(read("x"), Err(Refusal::Bank(BankRefusal::NotAStatement))));
}

/// Day and amount of every movement.
fn facts(bytes: &[u8]) -> Vec<String> {
    let statements = read(bytes).map(|it| it.statements).unwrap_or_default();
    let lines = statements.into_iter().flat_map(|it| it.lines);
    lines.map(|it| format!("{} {}", it.booked_on, it.amount)).collect()
}

#[test]
fn a_file_cut_anywhere_gives_the_movements_before_the_cut() {
    for file in [cfonb(), MT940.to_owned(), OFX.to_owned(), camt()] {
        let whole = facts(file.as_bytes());
        assert_eq!(whole.len(), 4);
        for cut in 0..file.len() {
            let some = facts(&file.as_bytes()[..cut]);
            assert!(whole.starts_with(&some), "cut at {cut}: {some:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        facts(&bytes);
    }

    #[test]
    fn a_statement_whose_balances_frame_its_movements_ties(
        amounts in prop::collection::vec(-99_999_999..99_999_999_i64, 0..20),
        opening in -99_999_999..99_999_999_i64,
    ) {
        let punched = |minor: i64| {
            let digits = minor.unsigned_abs();
            let signs = if minor < 0 { "}JKLMNOPQR" } else { "{ABCDEFGHI" };
            let last = usize::try_from(digits % 10).unwrap();
            format!("{:013}{}", digits / 10, &signs[last..=last])
        };
        let mut file = balance("01", "100326", &punched(opening));
        for &amount in &amounts {
            file += &movement("05", ["110326", "110326"], "VIR", "0000001", &punched(amount));
        }
        file += &balance("07", "110326", &punched(opening + amounts.iter().sum::<i64>()));
        let statement = read(file).unwrap().statements.remove(0);
        let found: Vec<i64> = statement.lines.iter().map(|it| it.amount.minor).collect();
        prop_assert_eq!((found, statement.check), (amounts, Some(true)));
    }
}
