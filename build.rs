//! What `split` needs of the linker: where each function and each text is used.

#[expect(clippy::disallowed_macros, reason = "cargo reads what a build script prints")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=linli=--emit-relocs");
    }
}
