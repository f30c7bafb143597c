// The extension's own pages: the module's Rust start function finds out which page it stands in. `balise:…` are given by
// the build; the bytes are in the bundle, so that a page makes no request at all.
import { initSync } from "balise:glue";
import module from "balise:module";

initSync({ module });
