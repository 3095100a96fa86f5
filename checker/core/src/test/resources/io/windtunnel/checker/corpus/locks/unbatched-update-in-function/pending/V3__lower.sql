SELECT lower_all();
