//! Whether a text is a CSS selector, by the words it is made of. What each browser knows of pseudo-classes is not asked: those grow.

use cssparser::{ParseError, Parser, Token};

/// Whether a browser could take it. Each may still refuse a pseudo-class that it does not know.
pub(super) fn is_selector(text: &str) -> bool {
    let whole: Result<(), ParseError<()>> = Parser::new(text).parse_entirely(|parser| {
        loop {
            compound(parser)?;
            // Nothing after the last; a comma, or what stands between two, asks for another.
            if parser.is_exhausted() {
                return Ok(());
            }
            parser.skip_whitespace();
            let state = parser.state();
            if !matches!(parser.next()?, Token::Comma | Token::Delim('>' | '+' | '~')) {
                parser.reset(&state);
            }
        }
    });
    whole.is_ok()
}

/// What tells of one element: `button.send[type="submit"]:not(:disabled)`.
fn compound(parser: &mut Parser<'_>) -> Result<(), ParseError<()>> {
    parser.skip_whitespace();
    let mut parts = 0;
    loop {
        let state = parser.state();
        let Ok(token) = parser.next_including_whitespace() else { break };
        match token.clone() {
            Token::Ident(_) | Token::Delim('*') if parts == 0 => {}
            Token::IDHash(_) => {}
            Token::Delim('.') => {
                parser.expect_ident()?;
            }
            Token::Colon => pseudo(parser)?,
            Token::SquareBracketBlock => parser.parse_nested_block(attribute)?,
            _ => {
                parser.reset(&state);
                break;
            }
        }
        parts += 1;
    }
    if parts > 0 { Ok(()) } else { Err(ParseError::custom(())) }
}

fn pseudo(parser: &mut Parser<'_>) -> Result<(), ParseError<()>> {
    let mut token = parser.next_including_whitespace()?.clone();
    if token == Token::Colon {
        token = parser.next_including_whitespace()?.clone();
    }
    match token {
        Token::Ident(_) => Ok(()),
        Token::Function(_) => parser.parse_nested_block(|inside| {
            // Its words are the pseudo-class's own.
            inside.next()?;
            inside.expect_no_error_token().map_err(ParseError::from)
        }),
        _ => Err(ParseError::custom(())),
    }
}

/// `name`, `name="value"`, `name^=value i`.
fn attribute(parser: &mut Parser<'_>) -> Result<(), ParseError<()>> {
    parser.expect_ident()?;
    if parser.is_exhausted() {
        return Ok(());
    }
    match parser.next()? {
        Token::Delim('=')
        | Token::IncludeMatch
        | Token::DashMatch
        | Token::PrefixMatch
        | Token::SuffixMatch
        | Token::SubstringMatch => {}
        _ => return Err(ParseError::custom(())),
    }
    parser.expect_ident_or_string()?;
    // The letter that says whether capitals count.
    let _ = parser.try_parse(|parser| parser.expect_ident().map(|_| ()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_selector;

    #[test]
    fn what_browsers_take() {
        for text in [
            "#prompt-textarea",
            "div.ProseMirror[contenteditable=\"true\"]",
            "button[data-testid='send-button'], form > button[type=submit]",
            "chat-composer ~ .box + a:not(:disabled, .off)::before",
            "* li:nth-child(2n + 1)",
            "input[name^=mes i]",
            "[aria-label*=\"Envoyer\"]",
            ":is(textarea, .é)",
        ] {
            assert!(is_selector(text), "{text}");
        }
    }

    #[test]
    fn what_none_takes() {
        for text in [
            "",
            " ",
            "#",
            "#1a",
            ".1a",
            "button[",
            "button[type==a]",
            "a > > b",
            "a,",
            ", a",
            "a)",
            "a { }",
            "//div[@id='x']",
            "a:not(",
            "document.querySelector('a')",
            "a:",
            "a b;",
        ] {
            assert!(!is_selector(text), "{text}");
        }
    }
}
