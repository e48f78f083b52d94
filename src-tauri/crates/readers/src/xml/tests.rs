//! XML as it is met: subtrees with their place, encodings, and what is refused.

use proptest::prelude::*;

use super::*;

/// One line per subtree: where it stands, and what it holds.
fn read(bytes: &[u8], names: &[&str]) -> Result<String, Refusal> {
    let mut subtrees = Subtrees::new(bytes, names);
    let mut out = String::new();
    while let Some((ancestors, element)) = subtrees.next()? {
        out += &format!("{}: {}\n", ancestors.join("/"), drawn(&element));
    }
    Ok(out)
}

fn drawn(element: &Element) -> String {
    let attributes = element.attributes.iter().map(|(name, value)| format!(" {name}={value}"));
    let children = element.children.iter().map(|it| format!(" ({})", drawn(it)));
    let parts: String = attributes.chain(children).collect();
    format!("{}@{}{parts} [{}]", element.name, element.line, element.text)
}

fn text(bytes: &[u8]) -> String {
    let mut subtrees = Subtrees::new(bytes, &["a"]);
    subtrees.next().unwrap().map(|it| it.1.text).unwrap_or_default()
}

#[test]
fn outermost_subtrees_come_with_their_ancestors() {
    let file = "<?xml version='1.0'?>\n<x:File xmlns:x='urn:f' xmlns='urn:g'>\n\
        <Head><Name>no</Name></Head>\n\
        <!-- one --><Entry x:no='1' xmlns:q='urn:q'>\n <Amount Ccy='EUR'>1<!-- x -->2</Amount><Entry/>\n</Entry>\n\
        <Group><Entry> a &amp; b&#233; <![CDATA[<c>]]> </Entry></Group>\n</x:File>\n";
    let expected = "File: Entry@4 no=1 (Amount@5 Ccy=EUR [12]) (Entry@5 []) []\n\
        File/Group: Entry@7 [a & bé <c>]\n";
    assert_eq!(read(file.as_bytes(), &["Entry"]).unwrap(), expected);
    assert_eq!(read(file.as_bytes(), &["None"]).unwrap(), "");
    assert!(read(file.as_bytes(), &["File"]).unwrap().starts_with(": File@2 (Head@3"));
}

#[test]
fn paths_lead_to_first_children() {
    let file = "<a><b><c>1</c><c k='v'>2</c></b><b/></a>";
    let (_, a) = Subtrees::new(file.as_bytes(), &["a"]).next().unwrap().unwrap();
    assert_eq!((a.text_at("b/c"), a.text_at("b/d"), a.text_at("x/c")), ("1", "", ""));
    assert_eq!(a.children("b").count(), 2);
    let second = a.at("b").and_then(|it| it.children("c").nth(1)).unwrap();
    assert_eq!((second.attribute("k"), second.attribute("l")), (Some("v"), None));
}

#[test]
fn the_declaration_and_the_mark_say_the_encoding() {
    let utf16 = |text: &str, order: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(order).collect::<Vec<_>>()
    };
    for (bytes, expected) in [
        ("<a>é€</a>".as_bytes().to_vec(), "é€"),
        ("\u{FEFF}<a>é</a>".into(), "é"),
        (b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xE9</a>".to_vec(), "é"),
        (b"<?xml version='1.0' encoding = \"iso-8859-15\"?><a>\xA4</a>".to_vec(), "€"),
        (b"<?xml version='1.0' encoding='windows-1252'?><a>\x80</a>".to_vec(), "€"),
        (b"<?xml version='1.0' encoding='utf-16'?><a>\xC3\xA9</a>".to_vec(), "é"),
        ("\u{FEFF}<?xml version='1.0' encoding='ISO-8859-1'?><a>é</a>".into(), "é"),
        (utf16("\u{FEFF}<a>é</a>", u16::to_le_bytes), "é"),
        (utf16("\u{FEFF}<a>é</a>", u16::to_be_bytes), "é"),
        (utf16("<?xml version='1.0' encoding='UTF-16'?><a>é</a>", u16::to_le_bytes), "é"),
        (utf16("<a>é</a>", u16::to_be_bytes), "é"),
    ] {
        assert_eq!(text(&bytes), expected, "{}", bytes.escape_ascii());
    }
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_line() {
    for (file, line) in [
        (&b""[..], 1),
        (b"just text", 1),
        (b"<a>\n<b>\n</a>", 3),
        (b"<a>\n<b>", 2),
        (b"<a>\n<b></b>\n", 3),
        (b"</a>", 1),
        (b"<a/>\n<a/>", 2),
        (b"<a/>\ntext", 1),
        (b"<a>&eacute;</a>", 1),
        (b"<a>\n&#0;</a>", 2),
        (b"<a>\n<b c='1' c='2'/></a>", 2),
        (b"<a>\n<b c=1/></a>", 2),
        (b"<a>\n<b c='&x;'/></a>", 2),
        (b"<a>\n\n\xE9</a>", 3),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", 1),
        (b"<a>\n<![CDATA[", 2),
    ] {
        match read(file, &["a"]) {
            Err(Refusal::BadXml { line: found }) => {
                assert_eq!(found, line, "{}", file.escape_ascii())
            }
            other => panic!("{}: {other:?}", file.escape_ascii()),
        }
    }
}

#[test]
fn document_types_are_refused_before_anything_is_expanded() {
    let bomb =
        "<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;&x;'>]>\n<a>&y;</a>";
    let outside = "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>";
    let plain = "\n\n<!DOCTYPE a><a/>";
    for (file, line) in [(bomb, 2), (outside, 1), (plain, 3)] {
        let refusal = read(file.as_bytes(), &["a"]);
        assert!(
            matches!(refusal, Err(Refusal::Entities { line: it }) if it == line),
            "{refusal:?}"
        );
    }
}

#[test]
fn a_subtree_has_limits_and_the_file_around_it_has_none() {
    let long = "x".repeat(SUBTREE_BYTES - 1);
    assert!(read(format!("<r><a>{long}</a><a>{long}</a></r>").as_bytes(), &["a"]).is_ok());
    assert!(read(format!("<r>{long}{long}<a/></r>").as_bytes(), &["a"]).is_ok());
    let nodes = "<b/>".repeat(SUBTREE_NODES - 1);
    assert!(read(format!("<a>{nodes}</a>").as_bytes(), &["a"]).is_ok());
    for file in [
        format!("<a>{long}xx</a>"),
        format!("<a><b c='{long}'/></a>"),
        format!("<a><b/>{nodes}</a>"),
        format!("<r><!--{}--></r>", "x".repeat(17 << 20)),
    ] {
        let refusal = read(file.as_bytes(), &["a"]);
        assert!(matches!(refusal, Err(Refusal::TooLarge { .. })), "{refusal:?}");
    }
    let deep = |depth| format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth));
    assert!(read(deep(DEPTH).as_bytes(), &["a"]).is_ok());
    assert!(read(deep(DEPTH).as_bytes(), &["b"]).is_ok());
    for names in [["a"], ["b"]] {
        let refusal = read(deep(DEPTH + 1).as_bytes(), &names);
        assert!(matches!(refusal, Err(Refusal::BadXml { line: 1 })), "{refusal:?}");
    }
}

#[test]
fn a_root_is_told_from_the_first_bytes() {
    let of = |name: &str, namespace: &str| Some((name.to_owned(), namespace.to_owned()));
    for (head, expected) in [
        (&b"<Document xmlns='urn:camt'><cut"[..], of("Document", "urn:camt")),
        (b"\xEF\xBB\xBF<?xml version='1.0'?><!-- -->\n<x:A xmlns='b' xmlns:x='c'/>", of("A", "c")),
        (b"<A/>", of("A", "")),
        (b"<!DOCTYPE html><html>", of("html", "")),
        (b"<\0A\0>\0", of("A", "")),
        (b"<A>caf\xC3", of("A", "")),
        (b"<A xmlns='cut", None),
        (b"Client;Solde", None),
        (b"", None),
    ] {
        assert_eq!(root(head), expected, "{}", head.escape_ascii());
    }
}

proptest! {
    #[test]
    fn whatever_the_bytes_an_end_is_reached(
        bytes in prop::collection::vec(prop::sample::select(b"<>/!?[]-a &;='\"#x\n\xE9\0".to_vec()), 0..300),
    ) {
        let _ = root(&bytes);
        let _ = read(&bytes, &["a"]);
        let _ = read(&[b"<a>", &bytes[..], b"</a>"].concat(), &["a"]);
    }

    #[test]
    fn text_comes_back_as_it_was_written(text in "[a-zé€<>&\"']{0,40}") {
        let escaped = quick_xml::escape::escape(text.as_str());
        let file = format!("<a b=\"{escaped}\">{escaped}</a>");
        let (_, a) = Subtrees::new(file.as_bytes(), &["a"]).next().unwrap().unwrap();
        prop_assert_eq!(a.attribute("b"), Some(text.as_str()));
        prop_assert_eq!(a.text, text);
    }
}
