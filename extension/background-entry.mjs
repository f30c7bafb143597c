// The background's first turn: the module is compiled and started at once, and its Rust start function registers every
// listener before the turn ends. A browser that starts a stopped worker for a message delivers it only to listeners
// that are there by then, so nothing may be waited for here. `balise:…` are given by the build.
import { initSync } from "balise:glue";
import module from "balise:module";

initSync({ module });
