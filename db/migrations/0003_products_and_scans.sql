CREATE TABLE `scans` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition_number` integer NOT NULL,
	`files` text NOT NULL,
	`pages` integer NOT NULL,
	`signature` text,
	`notes` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`edition_number`) REFERENCES `editions`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `scans_edition` ON `scans` (`edition_number`);--> statement-breakpoint
ALTER TABLE `products` ADD `application_id` text REFERENCES applications(id);--> statement-breakpoint
ALTER TABLE `products` ADD `details` text;--> statement-breakpoint
-- A scan that was brought back is history too.
CREATE TRIGGER `scans_no_update` BEFORE UPDATE ON `scans`
BEGIN SELECT RAISE(ABORT, 'scans is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `scans_no_delete` BEFORE DELETE ON `scans`
BEGIN SELECT RAISE(ABORT, 'scans is append-only'); END;
