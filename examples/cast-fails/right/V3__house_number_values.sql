UPDATE address SET house_number_value = house_number::integer WHERE house_number ~ '^[0-9]{1,6}$';
