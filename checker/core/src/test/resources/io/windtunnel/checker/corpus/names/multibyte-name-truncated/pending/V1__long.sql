CREATE TABLE "ääääääääääääääääääääääääääääääääb" (id bigint);
