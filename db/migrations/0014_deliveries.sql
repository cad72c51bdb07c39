CREATE TABLE `carried_copies` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition_number` integer NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`to` text NOT NULL,
	`file` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`edition_number`) REFERENCES `editions`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `carried_copies_edition` ON `carried_copies` (`edition_number`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`edition_number` integer NOT NULL,
	`items` text NOT NULL,
	`way` text NOT NULL,
	`on` text NOT NULL,
	`handed_by` text NOT NULL,
	`received_by` text NOT NULL,
	`receipt` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	`withdrawn_reason` text,
	`withdrawn_by` text,
	`withdrawn_at` text,
	FOREIGN KEY (`edition_number`) REFERENCES `editions`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_uid_unique` ON `deliveries` (`uid`);--> statement-breakpoint
CREATE INDEX `deliveries_edition` ON `deliveries` (`edition_number`);--> statement-breakpoint
CREATE TRIGGER `carried_copies_no_update` BEFORE UPDATE ON `carried_copies`
BEGIN SELECT RAISE(ABORT, 'carried_copies is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `carried_copies_no_delete` BEFORE DELETE ON `carried_copies`
BEGIN SELECT RAISE(ABORT, 'carried_copies is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `deliveries_no_update` BEFORE UPDATE OF `id`, `uid`, `edition_number`, `items`, `way`, `on`, `handed_by`, `received_by`, `receipt`, `by`, `at` ON `deliveries`
BEGIN SELECT RAISE(ABORT, 'deliveries can only be withdrawn'); END;
--> statement-breakpoint
CREATE TRIGGER `deliveries_no_delete` BEFORE DELETE ON `deliveries`
BEGIN SELECT RAISE(ABORT, 'deliveries can only be withdrawn'); END;
