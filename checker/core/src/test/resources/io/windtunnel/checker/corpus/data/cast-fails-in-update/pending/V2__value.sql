UPDATE reading SET value = raw::integer;
