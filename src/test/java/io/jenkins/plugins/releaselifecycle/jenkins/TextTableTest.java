package io.jenkins.plugins.releaselifecycle.jenkins;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void columnsStayInLine() {
        TextTable table = new TextTable("Kind", "State");
        table.row("Penetration test", "missing");
        assertThat(table.lines())
                .containsExactly("Kind              State", "-----------------------", "Penetration test  missing");
    }

    @Test
    void ideographsTakeTwoColumns() {
        TextTable table = new TextTable("种类", "b");
        table.row("渗透测试：", "b");
        assertThat(TextTable.width("渗透测试：")).isEqualTo(10);
        assertThat(table.lines().get(0)).isEqualTo("种类        b");
    }
}
