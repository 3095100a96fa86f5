INSERT INTO country VALUES ('CH', 'Switzerland'), ('DE', 'Germany');
INSERT INTO country VALUES ('AT', 'Austria') ON CONFLICT (code) DO NOTHING;
