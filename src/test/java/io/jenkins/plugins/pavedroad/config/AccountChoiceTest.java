package io.jenkins.plugins.pavedroad.config;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.pavedroad.config.AccountChoice.Candidate;
import io.jenkins.plugins.pavedroad.naming.JobPattern;
import io.jenkins.plugins.pavedroad.parameter.BadParameterException;
import java.util.List;
import org.junit.Test;

public class AccountChoiceTest {
    private static final Candidate TEST = candidate("test", null, false);
    private static final Candidate PROD = candidate("prod", "ship/**", false);
    private static final Candidate MAIN = candidate("main", null, true);
    private static final Candidate MAIN_OF_SHIP = candidate("main", "ship/**", true);

    private record Row(List<Candidate> candidates, String given, String job, String outcome) {}

    @Test
    public void aStepGetsTheAccountItNamesOrTheDefaultOne() {
        for (Row row : List.of(
                new Row(List.of(TEST, PROD), "test", "any/job", "test"),
                new Row(List.of(TEST, PROD), "prod", "ship/hello", "prod"),
                new Row(List.of(TEST), null, "any/job", "test"),
                new Row(List.of(TEST, MAIN), null, "any/job", "main"),
                new Row(
                        List.of(TEST, PROD),
                        "prd",
                        "ship/hello",
                        "The parameter 'account' is 'prd'; it must be one of test, prod."),
                new Row(
                        List.of(TEST, PROD),
                        "prod",
                        "any/job",
                        "The parameter 'account' is 'prod', which the job 'any/job' may not use; it must be one of test."),
                new Row(
                        List.of(PROD),
                        "prod",
                        "any/job",
                        "The parameter 'account' is 'prod', which the job 'any/job' may not use; no account is configured"
                                + " for this job, an administrator has to name it in one's job pattern."),
                new Row(
                        List.of(TEST, PROD),
                        null,
                        "ship/hello",
                        "The parameter 'account' is not given, and no default account is for the job 'ship/hello'; it must"
                                + " be one of test, prod."),
                new Row(
                        List.of(TEST, MAIN_OF_SHIP),
                        null,
                        "any/job",
                        "The parameter 'account' is not given, and no default account is for the job 'any/job'; it must be"
                                + " one of test."),
                new Row(
                        List.of(PROD),
                        null,
                        "any/job",
                        "The parameter 'account' is not given, and no default account is for the job 'any/job'; no account"
                                + " is configured for this job, an administrator has to name it in one's job pattern."))) {
            assertEquals(row.toString(), row.outcome(), outcome(row));
        }
    }

    @Test
    public void anAccountIsUsedInItsRegionsOnly() {
        Candidate account = new Candidate("prod", JobPattern.ALL, false, List.of("us-east-1", "eu-west-1"));
        AccountChoice.checkRegions(account, List.of("eu-west-1"));
        AccountChoice.checkRegions(TEST, List.of("us-west-2"));
        assertEquals(
                "The parameter 'regions' is 'us-west-2', where the account 'prod' is not used; it must be among us-east-1,"
                        + " eu-west-1.",
                assertThrows(
                                BadParameterException.class,
                                () -> AccountChoice.checkRegions(account, List.of("us-east-1", "us-west-2")))
                        .getMessage());
    }

    private static String outcome(Row row) {
        try {
            return new AccountChoice(row.candidates())
                    .choose(row.given(), row.job())
                    .name();
        } catch (BadParameterException refused) {
            return refused.getMessage();
        }
    }

    private static Candidate candidate(String name, String jobs, boolean byDefault) {
        return new Candidate(name, JobPattern.of(jobs), byDefault, List.of());
    }
}
