VACUUM customer;
