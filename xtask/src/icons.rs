//! The extension's icons, drawn from the one logo.

use std::path::Path;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::paths::{read, root, write};
use crate::trouble::{Outcome, Trouble, While};

const LOGO: &str = "extension/design/logo.svg";
/// Toolbar (16, 32 on dense screens), add-on page (48), store and installation (128).
const SIZES: [u32; 4] = [16, 32, 48, 128];

/// Writes `16.png` … `128.png`.
pub(crate) fn draw(directory: &Path) -> Outcome {
    let logo = read(&root().join(LOGO))?;
    let tree = Tree::from_str(&logo, &Options::default()).while_doing(|| format!("read the drawing {LOGO}"))?;
    for size in SIZES {
        let png = png(&tree, size)?;
        write(&directory.join(format!("{size}.png")), png)?;
    }
    Ok(())
}

fn png(tree: &Tree, size: u32) -> Outcome<Vec<u8>> {
    let (width, height) = (tree.size().width(), tree.size().height());
    let scale = size as f32 / width.max(height);
    let mut picture =
        Pixmap::new(size, size).ok_or_else(|| Trouble::new(format!("cannot draw an icon of {size} pixels")))?;
    let centre = |side: f32| (size as f32 - side * scale) / 2.0;
    let transform = Transform::from_translate(centre(width), centre(height)).pre_scale(scale, scale);
    resvg::render(tree, transform, &mut picture.as_mut());
    picture.encode_png().while_doing(|| format!("write an icon of {size} pixels"))
}
