//! A record taken apart into its fields, without a map on the way: an import takes ten thousand of them apart.

use serde::Serialize;
use serde::de::value::Error;
use serde::ser::{Error as _, Impossible, SerializeStruct, Serializer};
use yrs::Any;
use yrs::encoding::serde::to_any;

/// Field → value, in the order the record declares them: two records of a kind have the same fields at the same places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Fields(Vec<(&'static str, Any)>);

impl Fields {
    /// The fields of a struct; an error for anything else.
    pub(super) fn of<T: Serialize>(value: &T) -> Result<Self, Error> {
        value.serialize(TakeApart)
    }

    /// Without this field, and with the fields of `other` behind.
    pub(super) fn with(mut self, without: &str, other: Self) -> Self {
        self.0.retain(|(key, _)| *key != without);
        self.0.extend(other.0);
        self
    }

    pub(super) fn get(&self, key: &str) -> Option<&Any> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    pub(super) fn keys(&self) -> impl Iterator<Item = &&'static str> {
        self.0.iter().map(|(key, _)| key)
    }

    pub(super) fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    #[cfg(test)]
    pub(super) fn iter(&self) -> impl Iterator<Item = &(&'static str, Any)> {
        self.0.iter()
    }

    /// The fields that read differently in `before`.
    pub(super) fn differing_from(self, before: &Self) -> impl Iterator<Item = (&'static str, Any)> + '_ {
        let same = |place: usize, key: &str, value: &Any| match before.0.get(place) {
            Some((known, old)) if *known == key => old == value,
            _ => before.get(key) == Some(value),
        };
        self.0.into_iter().enumerate().filter(move |(place, (key, value))| !same(*place, key, value)).map(|(_, field)| field)
    }
}

/// Serializes a struct's fields one by one and refuses everything else.
struct TakeApart;

impl SerializeStruct for Fields {
    type Ok = Self;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.0.push((key, to_any(&value).map_err(Error::custom)?));
        Ok(())
    }

    fn end(self) -> Result<Self, Error> {
        Ok(self)
    }
}

macro_rules! refuse {
    ($($name:ident($($type:ty),*) -> $ok:ty;)*) => {$(
        fn $name(self, $(_: $type),*) -> Result<$ok, Error> {
            Err(Error::custom("expected a struct, found another value"))
        }
    )*};
}

type Never = Impossible<Fields, Error>;

impl Serializer for TakeApart {
    type Ok = Fields;
    type Error = Error;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Fields;
    type SerializeStructVariant = Never;

    fn serialize_struct(self, _: &'static str, len: usize) -> Result<Fields, Error> {
        Ok(Fields(Vec::with_capacity(len)))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Fields, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Fields, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        value: &T,
    ) -> Result<Fields, Error> {
        value.serialize(self)
    }

    refuse! {
        serialize_bool(bool) -> Fields;
        serialize_i8(i8) -> Fields;
        serialize_i16(i16) -> Fields;
        serialize_i32(i32) -> Fields;
        serialize_i64(i64) -> Fields;
        serialize_u8(u8) -> Fields;
        serialize_u16(u16) -> Fields;
        serialize_u32(u32) -> Fields;
        serialize_u64(u64) -> Fields;
        serialize_f32(f32) -> Fields;
        serialize_f64(f64) -> Fields;
        serialize_char(char) -> Fields;
        serialize_str(&str) -> Fields;
        serialize_bytes(&[u8]) -> Fields;
        serialize_none() -> Fields;
        serialize_unit() -> Fields;
        serialize_unit_struct(&'static str) -> Fields;
        serialize_unit_variant(&'static str, u32, &'static str) -> Fields;
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Asset, AssetKind, Id};

    #[test]
    fn only_what_differs_is_left() {
        let blank = Asset::new(Id::NIL, AssetKind::Place, String::new());
        let named = Asset { name: "Seat".into(), ..blank.clone() };
        let left: Vec<_> = Fields::of(&named).unwrap().differing_from(&Fields::of(&blank).unwrap()).collect();
        assert_eq!(left, [("name", Any::from("Seat"))]);
    }

    #[test]
    fn fields_are_found_wherever_they_stand() {
        let blank = Fields(vec![("a", Any::from(1_i64)), ("b", Any::from(2_i64))]);
        let turned = Fields(vec![("b", Any::from(2_i64)), ("a", Any::from(3_i64)), ("c", Any::Null)]);
        assert_eq!(turned.differing_from(&blank).collect::<Vec<_>>(), [("a", Any::from(3_i64)), ("c", Any::Null)]);
        assert!(Fields::of(&"a text").is_err());
    }
}
