UPDATE visit SET arrived_on = arrived::date;
