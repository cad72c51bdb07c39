-- What was decided, frozen or logged is history: no later version of this code, and no slip in it, may rewrite it.
CREATE TRIGGER `rulings_no_update` BEFORE UPDATE ON `rulings`
BEGIN SELECT RAISE(ABORT, 'rulings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `rulings_no_delete` BEFORE DELETE ON `rulings`
BEGIN SELECT RAISE(ABORT, 'rulings is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_no_update` BEFORE UPDATE ON `editions`
BEGIN SELECT RAISE(ABORT, 'editions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_no_delete` BEFORE DELETE ON `editions`
BEGIN SELECT RAISE(ABORT, 'editions is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `editions_in_order` BEFORE INSERT ON `editions`
WHEN NEW.`number` <> (SELECT coalesce(max(`number`), 0) + 1 FROM `editions`)
BEGIN SELECT RAISE(ABORT, 'editions are numbered 1, 2, 3'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit_events is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_in_order` BEFORE INSERT ON `audit_events`
WHEN NEW.`seq` <> (SELECT coalesce(max(`seq`), 0) + 1 FROM `audit_events`)
BEGIN SELECT RAISE(ABORT, 'audit_events are numbered 1, 2, 3'); END;
