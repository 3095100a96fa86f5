SELECT forget();
