-- Who follows a customer in house (chargé de recouvrement); empty where nobody was named.
ALTER TABLE customer ADD COLUMN collector TEXT NOT NULL DEFAULT '';
