CREATE TABLE `applications` (
	`id` text PRIMARY KEY NOT NULL,
	`position` integer NOT NULL,
	`category` text NOT NULL,
	`folder` text NOT NULL,
	`form_file` text,
	`form_sha256` text,
	`form_size` integer,
	`cover` text NOT NULL,
	`problems` text NOT NULL,
	`declined_reason` text,
	`declined_by` text,
	`declined_at` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `applications_position_unique` ON `applications` (`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `applications_id_category` ON `applications` (`id`,`category`);--> statement-breakpoint
CREATE TABLE `attachments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`application_id` text NOT NULL,
	`slot` text NOT NULL,
	`file` text NOT NULL,
	`year` integer,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`pages` integer,
	`text_head` text,
	`certainty` text NOT NULL,
	`note` text,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attachments_application` ON `attachments` (`application_id`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`by` text NOT NULL,
	`action` text NOT NULL,
	`application_id` text,
	`key` text,
	`from` text,
	`to` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_events_application` ON `audit_events` (`application_id`);--> statement-breakpoint
CREATE TABLE `batch` (
	`id` integer PRIMARY KEY NOT NULL,
	`scheme` text NOT NULL,
	`district` text NOT NULL,
	`recommender` text NOT NULL,
	`preparer` text NOT NULL,
	`phone` text NOT NULL,
	`email` text,
	`liaison_name` text,
	`liaison_title` text,
	`liaison_phone` text,
	`liaison_email` text,
	`created_at` text NOT NULL,
	CONSTRAINT "batch_is_one" CHECK("batch"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE `editions` (
	`number` integer PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`frozen_at` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `form_values` (
	`application_id` text NOT NULL,
	`key` text NOT NULL,
	`year` integer NOT NULL,
	`value` text NOT NULL,
	`raw` text NOT NULL,
	`source` text NOT NULL,
	`certainty` text NOT NULL,
	`note` text,
	PRIMARY KEY(`application_id`, `key`, `year`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outline_texts` (
	`application_id` text NOT NULL,
	`position` integer NOT NULL,
	`heading` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	PRIMARY KEY(`application_id`, `position`),
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `products` (
	`id` integer PRIMARY KEY NOT NULL,
	`edition_number` integer NOT NULL,
	`kind` text NOT NULL,
	`path` text NOT NULL,
	`size` integer NOT NULL,
	`sha256` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`edition_number`) REFERENCES `editions`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `products_edition` ON `products` (`edition_number`);--> statement-breakpoint
CREATE TABLE `rankings` (
	`application_id` text PRIMARY KEY NOT NULL,
	`category` text NOT NULL,
	`rank` integer NOT NULL,
	FOREIGN KEY (`application_id`,`category`) REFERENCES `applications`(`id`,`category`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "rankings_from_one" CHECK("rankings"."rank" >= 1)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rankings_category_rank` ON `rankings` (`category`,`rank`);--> statement-breakpoint
CREATE TABLE `rulings` (
	`id` integer PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`check` text NOT NULL,
	`outcome` text NOT NULL,
	`reason` text NOT NULL,
	`basis` text NOT NULL,
	`by` text NOT NULL,
	`at` text NOT NULL,
	FOREIGN KEY (`application_id`) REFERENCES `applications`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `rulings_application` ON `rulings` (`application_id`);