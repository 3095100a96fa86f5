COPY customer FROM PROGRAM 'true';
