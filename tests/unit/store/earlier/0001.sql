BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE findings (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	place INTEGER NOT NULL, 
	form VARCHAR(80) NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (stage, subject, kind, id), 
	CONSTRAINT fk_findings_stage_subject_results FOREIGN KEY(stage, subject) REFERENCES results (stage, subject) ON DELETE CASCADE
);
INSERT INTO "findings" VALUES('read','baa39427f483','remark','r',0,'Remark','{"end":7,"quote":"Marenia","source":"baa39427f483","start":0}');
CREATE TABLE log (
	number INTEGER NOT NULL, 
	"when" VARCHAR(32) NOT NULL, 
	who TEXT NOT NULL, 
	action VARCHAR(40) NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT NOT NULL, 
	CONSTRAINT pk_log PRIMARY KEY (number)
);
INSERT INTO "log" VALUES(1,'2031-02-03T12:00:00.000+00:00','Ana','add','baa39427f483','m.txt');
CREATE TABLE rests_on (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	source VARCHAR(12) NOT NULL, 
	CONSTRAINT pk_rests_on PRIMARY KEY (stage, subject, source), 
	CONSTRAINT fk_rests_on_source_sources FOREIGN KEY(source) REFERENCES sources (id), 
	CONSTRAINT fk_rests_on_stage_subject_results FOREIGN KEY(stage, subject) REFERENCES results (stage, subject) ON DELETE CASCADE
);
INSERT INTO "rests_on" VALUES('read','baa39427f483','baa39427f483');
CREATE TABLE results (
	stage VARCHAR(40) NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	version INTEGER NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	status VARCHAR(10) NOT NULL, 
	form VARCHAR(80), 
	value TEXT, 
	digest VARCHAR(64), 
	counts TEXT NOT NULL, 
	error TEXT, 
	started VARCHAR(32) NOT NULL, 
	finished VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_results PRIMARY KEY (stage, subject)
);
INSERT INTO "results" VALUES('read','baa39427f483',1,'print','done','Speech','{}','44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a','{}',NULL,'2031-02-03T12:00:00.000+00:00','2031-02-03T12:00:00.000+00:00');
CREATE TABLE reviews (
	number INTEGER NOT NULL, 
	subject VARCHAR(12) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	id VARCHAR(80) NOT NULL, 
	verdict VARCHAR(10) NOT NULL, 
	reason TEXT NOT NULL, 
	original TEXT NOT NULL, 
	replacement TEXT, 
	who TEXT NOT NULL, 
	"when" VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_reviews PRIMARY KEY (number)
);
INSERT INTO "reviews" VALUES(1,'baa39427f483','remark','r','confirm','heard it','{"end":7,"quote":"Marenia","source":"baa39427f483","start":0}',NULL,'Ana','2031-02-03T12:00:00.000+00:00');
CREATE TABLE sources (
	number INTEGER NOT NULL, 
	id VARCHAR(12) NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	title TEXT, 
	date VARCHAR(10), 
	body TEXT, 
	stage TEXT, 
	sector VARCHAR(40), 
	author TEXT, 
	symbol TEXT, 
	language VARCHAR(20), 
	visibility VARCHAR(10) NOT NULL, 
	added VARCHAR(32) NOT NULL, 
	CONSTRAINT pk_sources PRIMARY KEY (number), 
	CONSTRAINT uq_sources_id UNIQUE (id), 
	CONSTRAINT uq_sources_sha256 UNIQUE (sha256)
);
INSERT INTO "sources" VALUES(1,'baa39427f483','baa39427f4835c3bb193e51202f8077852264894a8a275e2f8633665c0308fc4','m.txt',26,'transcript',NULL,'2031-02-01',NULL,NULL,NULL,NULL,NULL,NULL,'public','2031-02-03T12:00:00.000+00:00');
CREATE TABLE texts (
	source VARCHAR(12) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_texts PRIMARY KEY (source), 
	CONSTRAINT fk_texts_source_sources FOREIGN KEY(source) REFERENCES sources (id)
);
INSERT INTO "texts" VALUES('baa39427f483','239eebefa6ce9273a30ec489abff892f0b4cf1049940f1f15dbb3a1a368aadf1','["Marenia: we keep the toll.",[]]');
CREATE INDEX ix_reviews_subject_kind_id ON reviews (subject, kind, id);
CREATE INDEX ix_rests_on_source ON rests_on (source);
COMMIT;
