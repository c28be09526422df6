//! Reads the sources with syn: which paths, words, methods, macros and literals a file holds, inside macros too.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use syn::buffer::{Cursor, TokenBuffer};
use syn::visit::{self, Visit};

/// What the rules ask about a file. Tests in it count for paths, not for methods and macros.
#[derive(Debug, Default)]
pub struct Source {
    /// From the checkout, with slashes.
    pub file: String,
    /// Empty for `lib.rs`, `main.rs` and `bin/`.
    module: Vec<String>,
    in_test: bool,
    /// Paths into this crate, after `crate::`.
    pub paths: Vec<Vec<String>>,
    pub words: BTreeSet<String>,
    pub methods: Vec<String>,
    pub macros: Vec<String>,
    pub literals: BTreeSet<String>,
}

impl Source {
    /// `file` is relative to the checkout; `tests` are the modules that are declared under `#[cfg(test)]` elsewhere.
    pub fn parse(file: &Path, text: &str, tests: &BTreeSet<Vec<String>>) -> Self {
        let module = module_of(file);
        let in_test = tests.iter().any(|test| module.starts_with(test));
        let mut source = Self { file: file.to_string_lossy().replace('\\', "/"), module, in_test, ..Self::default() };
        source.visit_file(&syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", file.display())));
        source
    }

    /// The first folder or file under src/.
    pub fn room(&self) -> &str {
        self.module.first().map_or("", String::as_str)
    }

    /// Keeps the path if it leads into this crate.
    fn path(&mut self, segments: &[String]) {
        self.words.extend(segments.iter().cloned());
        let mut module = self.module.clone();
        let mut rest = segments;
        match segments.first().map(String::as_str) {
            Some("crate" | "linli") => {
                module.clear();
                rest = &rest[1..];
            }
            Some("self" | "super") => {
                while let [first, more @ ..] = rest
                    && (first == "super" || first == "self")
                {
                    if first == "super" {
                        module.pop();
                    }
                    rest = more;
                }
            }
            _ => return,
        }
        module.extend(rest.iter().cloned());
        self.paths.push(module);
    }

    fn tree(&mut self, before: &mut Vec<String>, tree: &syn::UseTree) {
        match tree {
            syn::UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.tree(before, &path.tree);
                before.pop();
            }
            syn::UseTree::Group(group) => group.items.iter().for_each(|tree| self.tree(before, tree)),
            syn::UseTree::Name(syn::UseName { ident }) | syn::UseTree::Rename(syn::UseRename { ident, .. }) => {
                let whole: Vec<String> = before.iter().cloned().chain([ident.to_string()]).collect();
                self.path(&whole);
            }
            syn::UseTree::Glob(_) => self.path(&before.clone()),
        }
    }

    /// A macro's inside is only tokens: paths are words with `::` between them.
    fn tokens(&mut self, tokens: &[String]) {
        let mut at = 0;
        while at < tokens.len() {
            let token = &tokens[at];
            let next = |n: usize| tokens.get(at + n).map(String::as_str).unwrap_or_default();
            if let Some(literal) = token.strip_prefix('"') {
                self.literals.insert(literal.to_owned());
            } else if token == "." && next(2) == "(" && !self.in_test {
                self.methods.push(next(1).to_owned());
            } else if is_word(token) {
                if next(1) == "!" && !self.in_test {
                    self.macros.push(token.clone());
                }
                let mut path = vec![token.clone()];
                while tokens.get(at + 1).is_some_and(|t| t == ":") && tokens.get(at + 2).is_some_and(|t| t == ":") {
                    let Some(word) = tokens.get(at + 3).filter(|word| is_word(word)) else { break };
                    path.push(word.clone());
                    at += 3;
                }
                self.path(&path);
            }
            at += 1;
        }
    }

    fn within(&mut self, attributes: &[syn::Attribute], visit: impl FnOnce(&mut Self)) {
        let before = self.in_test;
        self.in_test |= is_test(attributes);
        visit(self);
        self.in_test = before;
    }
}

impl<'ast> Visit<'ast> for Source {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        self.within(&item.attrs, |source| {
            source.module.push(item.ident.to_string());
            visit::visit_item_mod(source, item);
            source.module.pop();
        });
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.within(&item.attrs, |source| visit::visit_item_fn(source, item));
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        self.within(&item.attrs, |source| visit::visit_item_impl(source, item));
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&mut Vec::new(), &item.tree);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let segments: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.path(&segments);
        visit::visit_path(self, path);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        if !self.in_test {
            self.methods.push(call.method.to_string());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_lit_str(&mut self, literal: &'ast syn::LitStr) {
        self.literals.insert(literal.value());
    }

    /// Doc comments and derives are no code.
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_macro(&mut self, found: &'ast syn::Macro) {
        if let (Some(last), false) = (found.path.segments.last(), self.in_test) {
            self.macros.push(last.ident.to_string());
        }
        let mut tokens = Vec::new();
        flatten(TokenBuffer::new2(found.tokens.clone()).begin(), &mut tokens);
        self.tokens(&tokens);
        visit::visit_macro(self, found);
    }
}

/// Words and signs as they are, string literals as `"` and their value.
fn flatten(mut cursor: Cursor<'_>, tokens: &mut Vec<String>) {
    while !cursor.eof() {
        if let Some((word, rest)) = cursor.ident() {
            tokens.push(word.to_string());
            cursor = rest;
        } else if let Some((sign, rest)) = cursor.punct() {
            tokens.push(sign.as_char().to_string());
            cursor = rest;
        } else if let Some((literal, rest)) = cursor.literal() {
            if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                tokens.push(format!("\"{}", text.value()));
            }
            cursor = rest;
        } else if let Some((inside, _, _, rest)) = cursor.any_group() {
            tokens.push("(".to_owned());
            flatten(inside, tokens);
            tokens.push(")".to_owned());
            cursor = rest;
        } else if let Some((_, rest)) = cursor.token_tree() {
            cursor = rest;
        }
    }
}

fn is_word(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// `#[test]`, `#[cfg(test)]` and the like.
fn is_test(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| match &attribute.meta {
        syn::Meta::Path(path) => path.segments.last().is_some_and(|last| last.ident.to_string().ends_with("test")),
        syn::Meta::List(list) if list.path.is_ident("cfg") => {
            let mut tokens = Vec::new();
            flatten(TokenBuffer::new2(list.tokens.clone()).begin(), &mut tokens);
            tokens.iter().any(|token| token == "test") && !tokens.iter().any(|token| token == "not")
        }
        _ => false,
    })
}

/// `src/ui/map/pin.rs` → ui, map, pin.
fn module_of(file: &Path) -> Vec<String> {
    let mut parts: Vec<String> = file.iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
    let last = parts.pop().unwrap_or_default();
    if parts.is_empty() && (last == "lib.rs" || last == "main.rs") || parts.first().is_some_and(|first| first == "bin") {
        return Vec::new();
    }
    if last != "mod.rs" {
        parts.push(last.trim_end_matches(".rs").to_owned());
    }
    parts
}

/// All Rust files of src/.
pub fn sources() -> Vec<Source> {
    let texts: Vec<(PathBuf, String)> =
        files(&root().join("src"), &["rs"]).into_iter().map(|file| (PathBuf::from(relative(&file)), text(&file))).collect();
    let mut tests = BTreeSet::new();
    for (file, text) in &texts {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for item in parsed.items {
            if let syn::Item::Mod(item) = item
                && is_test(&item.attrs)
            {
                tests.insert(module_of(file).into_iter().chain([item.ident.to_string()]).collect());
            }
        }
    }
    texts.iter().map(|(file, text)| Source::parse(file, text, &tests)).collect()
}

/// The modules a file declares, in its order.
pub fn modules(text: &str) -> Vec<String> {
    let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{error}"));
    let name = |item| if let syn::Item::Mod(item) = item { Some(item.ident.to_string()) } else { None };
    parsed.items.into_iter().filter_map(name).collect()
}

pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

pub fn relative(file: &Path) -> String {
    file.strip_prefix(root()).unwrap_or(file).to_string_lossy().replace('\\', "/")
}

pub fn text(file: &Path) -> String {
    std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// All files under a folder with one of these extensions, in order.
pub fn files(folder: &Path, extensions: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(files(&path, extensions));
        } else if path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension)) {
            found.push(path);
        }
    }
    found.sort();
    found
}
